import { useMemo } from 'react';
import type { RegisterRef } from '../../../shared/domain/mapping-targets.ts';
import { registerOf, withOwnFields } from '../../../shared/domain/registers/index.ts';
import { useLayer } from '../layers/index.ts';

/** A register with the fields that the office added to it: what columns of a file can become. */
export const useRegister = (key: string): RegisterRef => {
  const layer = useLayer(key);
  return useMemo(() => {
    const register = registerOf(key);
    return register === undefined ? key : withOwnFields(register, layer?.fields ?? []);
  }, [key, layer?.fields]);
};
