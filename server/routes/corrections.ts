import type { FastifyInstance } from 'fastify';
import { correctRecord, revokeRecord } from '#schemas/api/corrections.ts';
import { correctRecord as correct } from '../correct-record.ts';
import type { ServerPorts } from '../ports.ts';
import { revokeRecord as revoke } from '../revoke-record.ts';
import { serve } from '../serve.ts';

export function correctionRoutes(app: FastifyInstance, ports: ServerPorts): void {
  serve(app, ports, correctRecord, 'correct-record', async ({ officer, param, body }) => {
    await correct(ports, officer, param('recordId'), body);
    return { ok: true } as const;
  });

  serve(app, ports, revokeRecord, 'correct-record', async ({ officer, param, body }) => {
    await revoke(ports, officer, param('recordId'), body);
    return { ok: true } as const;
  });
}
