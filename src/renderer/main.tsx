import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { StrictMode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { Environment } from '../shared/ipc/environment';
import { type Language, languageFor, textsOf } from '../shared/locale/locale';
import { type Preferences, usualPreferences } from '../shared/settings/preferences';
import { call } from './bridge';
import { followLab } from './lab/lab-store';
import { TextsContext } from './locale/use-texts';
import { App } from './shell/app';
import { followConsole, useConsole } from './shell/console-store';
import { ErrorBoundary } from './shell/error-boundary';
import { useTheme } from './shell/use-theme';

/** Fluent UI writes its rules at run time; only rules with the nonce of this load pass the policy. */
const { nonce } = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]') ?? { nonce: '' };
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

function Root({ environment }: { readonly environment: Environment }) {
  const preferences = useConsole((state) => state.console?.preferences ?? usualPreferences);
  const texts = textsOf(languageOf(preferences, environment));
  useEffect(() => {
    document.documentElement.lang = texts.tag;
  }, [texts]);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={useTheme(preferences.theme)}>
        <TextsContext value={texts}>
          <ErrorBoundary>
            <App environment={environment} />
          </ErrorBoundary>
        </TextsContext>
      </FluentProvider>
    </RendererProvider>
  );
}

function languageOf({ language }: Preferences, { systemLanguage }: Environment): Language {
  return language === 'system' ? languageFor(systemLanguage) : language;
}

async function start(root: HTMLElement): Promise<void> {
  followLab();
  const [environment] = await Promise.all([call('getEnvironment', {}), followConsole()]);
  document.title = textsOf('en').product;
  createRoot(root).render(
    <StrictMode>
      <Root environment={environment} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
