import type { Move } from '../writer.ts';
import { containerMoves } from './containers.ts';
import { controlMoves } from './control.ts';
import { functionMoves } from './functions.ts';
import { scopeMoves } from './scopes.ts';
import { tensorMoves } from './tensors.ts';

export const moves: readonly Move[] = [...tensorMoves, ...controlMoves, ...scopeMoves, ...containerMoves, ...functionMoves];
