import { createContext, useContext } from 'react';
import { en, type Texts } from '../../shared/locale/en';

/** The texts of the language that is in use. */
export const TextsContext = createContext<Texts>(en);

/** Every text that a person sees, in the language that is in use. */
export function useTexts(): Texts {
  return useContext(TextsContext);
}
