; The Windows installer: for the whole computer, also silent (/S, with /D=FOLDER last), with an entry in the Start menu
; and one in the list of programs. Settings and History are in the users' own folders; nothing here touches them.
; Exit codes: 0 done, 1 called off by a person, 2 refused (silent only): still open, not our folder, not 64 bit.
; electron-builder gives what is in ${}, and runs this through its `nsis.script`.

!include "MUI2.nsh"
!include "x64.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"

!define PROGRAM "${PRODUCT_FILENAME}.exe"
!define UNINSTALLER "Uninstall ${PRODUCT_FILENAME}.exe"
!define SHORTCUT "$SMPROGRAMS\${PRODUCT_NAME}.lnk"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${APP_ID}"
; The unpacked program stands beside the archive that electron-builder makes of it.
!searchreplace APP_FOLDER "${APP_64}" "${APP_64_NAME}" "win-unpacked"

Name "${PRODUCT_NAME}"
BrandingText "${PRODUCT_NAME} ${VERSION}"
; As the program: it runs on 64-bit Windows only. (The makensis of Debian has this target.)
Target amd64-unicode
RequestExecutionLevel admin
InstallDir "$PROGRAMFILES64\${PRODUCT_FILENAME}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
; LZMA would be smaller, but electron-builder gives makensis four minutes, in which a busy computer does not end it.
SetCompressor bzip2
!if "$%STATIONMASTER_QUICK%" == "yes"
  SetCompress off
!else
  SetCompress auto
!endif

!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Japanese"

LangString stillOpen ${LANG_ENGLISH} "${PRODUCT_NAME} is open. Close it, then try again."
LangString stillOpen ${LANG_JAPANESE} "${PRODUCT_NAME} が開いています。閉じてから、もう一度お試しください。"
LangString notOurs ${LANG_ENGLISH} "The folder $INSTDIR has other files in it. Choose a new or empty folder."
LangString notOurs ${LANG_JAPANESE} "フォルダー $INSTDIR にはほかのファイルがあります。新しいフォルダーか空のフォルダーを選んでください。"
LangString notInstalled ${LANG_ENGLISH} "${PRODUCT_NAME} is not installed in $INSTDIR. Nothing was removed."
LangString notInstalled ${LANG_JAPANESE} "$INSTDIR に ${PRODUCT_NAME} はインストールされていません。何も削除されませんでした。"
LangString not64Bit ${LANG_ENGLISH} "${PRODUCT_NAME} needs a 64-bit Windows."
LangString not64Bit ${LANG_JAPANESE} "${PRODUCT_NAME} には 64 ビット版の Windows が必要です。"

; Shows a text to whoever installs, and ends: nobody sees a silent one.
!macro refuse text
  SetErrorLevel 2
  MessageBox MB_OK|MB_ICONSTOP "$(${text})" /SD IDOK
  Quit
!macroend

; Goes on only once the program in the folder is closed: Windows lets nobody write to one that runs.
!macro waitUntilClosed
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ${Do}
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
      ${IfNot} ${Errors}
        FileClose $0
        ${Break}
      ${EndIf}
      ${If} ${Silent}
        !insertmacro refuse stillOpen
      ${EndIf}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(stillOpen)" IDRETRY +3
      SetErrorLevel 1
      Quit
    ${Loop}
  ${EndIf}
!macroend

; Says "yes" where the folder is the one in which the program was installed.
!macro isOurs answer
  ReadRegStr ${answer} HKLM "${UNINSTALL_KEY}" "InstallLocation"
  ${If} ${answer} == $INSTDIR
  ${AndIf} ${FileExists} "$INSTDIR\${PROGRAM}"
    StrCpy ${answer} "yes"
  ${Else}
    StrCpy ${answer} "no"
  ${EndIf}
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro refuse not64Bit
  ${EndIf}
  SetRegView 64
  SetShellVarContext all
  ; Where it is already, unless the command line names a place.
  ${If} $INSTDIR == "$PROGRAMFILES64\${PRODUCT_FILENAME}"
    ReadRegStr $0 HKLM "${UNINSTALL_KEY}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  ; The uninstaller removes the whole folder, so it is one of the program's own.
  !insertmacro isOurs $0
  ${If} $0 != "yes"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      !insertmacro refuse notOurs
    ${EndIf}
  ${EndIf}
  !insertmacro waitUntilClosed
  ; No file of an earlier version stays.
  RMDir /r "$INSTDIR"
  SetOutPath "$INSTDIR"
  File /r "${APP_FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\${UNINSTALLER}"
  CreateShortcut "${SHORTCUT}" "$INSTDIR\${PROGRAM}"

  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayName" "${PRODUCT_NAME}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "Publisher" "${COMPANY_NAME}"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKLM "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKLM "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "EstimatedSize" $0
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
  ; Moved or copied elsewhere, it would remove what is there.
  !insertmacro isOurs $0
  ${If} $0 != "yes"
    !insertmacro refuse notInstalled
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro waitUntilClosed
  Delete "${SHORTCUT}"
  DeleteRegKey HKLM "${UNINSTALL_KEY}"
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR"
SectionEnd
