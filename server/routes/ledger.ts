import type { FastifyInstance } from 'fastify';
import type { ServerPorts } from '../ports.ts';

export function ledgerRoutes(_app: FastifyInstance, _ports: ServerPorts): void {}
