import { z } from 'zod';

// The server's content policy forbids making functions from text, which zod would try for speed. Comes before any shape.
z.config({ jitless: true });
