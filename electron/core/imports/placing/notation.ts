import type { z } from 'zod';
import type { coordinateNotation } from '../../../../shared/contract/import-choice.ts';

export type CoordinateNotation = z.infer<typeof coordinateNotation>;
