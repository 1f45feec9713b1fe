import { createDOMRenderer, FluentProvider, RendererProvider } from '@fluentui/react-components';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Environment } from '../shared/ipc/environment';
import { languageFor, textsOf } from '../shared/locale/locale';
import { call } from './bridge';
import { followLab } from './lab/lab-store';
import { TextsContext } from './locale/use-texts';
import { App } from './shell/app';
import { ErrorBoundary } from './shell/error-boundary';
import { useSystemTheme } from './shell/use-theme';

/** Fluent UI writes its rules at run time; only rules with the nonce of this load pass the policy. */
const { nonce } = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]') ?? { nonce: '' };
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

function Root({ environment }: { readonly environment: Environment }) {
  const texts = textsOf(languageFor(environment.systemLanguage));
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <FluentProvider theme={useSystemTheme()}>
        <TextsContext value={texts}>
          <ErrorBoundary>
            <App environment={environment} />
          </ErrorBoundary>
        </TextsContext>
      </FluentProvider>
    </RendererProvider>
  );
}

async function start(root: HTMLElement): Promise<void> {
  followLab();
  const environment = await call('getEnvironment', {});
  const { tag, product } = textsOf(languageFor(environment.systemLanguage));
  document.documentElement.lang = tag;
  document.title = product;
  createRoot(root).render(
    <StrictMode>
      <Root environment={environment} />
    </StrictMode>,
  );
}

const root = document.getElementById('root');
if (root !== null) void start(root);
