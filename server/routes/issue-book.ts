import type { FastifyInstance } from 'fastify';
import type { ServerPorts } from '../ports.ts';

export function issueBookRoutes(_app: FastifyInstance, _ports: ServerPorts): void {}
