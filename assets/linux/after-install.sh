#!/bin/sh
set -e

# An AppArmor that keeps user namespaces from programs it does not know (Ubuntu since 24.04) is told of this one; an
# older AppArmor does not understand the profile and does not need it.
profile=/opt/Stationmaster/resources/apparmor-profile
if apparmor_status --enabled > /dev/null 2>&1 &&
  apparmor_parser --skip-kernel-load --debug "$profile" > /dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/stationmaster
  ischroot 2> /dev/null || apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/stationmaster || :
fi

# Where an ordinary user may not make a user namespace, the sandbox needs its helper with the rights of root.
if setpriv --reuid 65534 --regid 65534 --clear-groups unshare --user true 2> /dev/null; then mode=0755; else mode=4755; fi
chmod "$mode" /opt/Stationmaster/chrome-sandbox
