import type { FastifyInstance } from 'fastify';
import type { ServerPorts } from '../ports.ts';

export function officeRoutes(_app: FastifyInstance, _ports: ServerPorts): void {}
