import { afterEach, beforeEach, expect, vi } from 'vitest';

/**
 * An error written to the console is a fault that nobody handled (React's warnings among them): the test that caused it
 * fails. A test that expects one spies on it itself and clears its own spy.
 */
beforeEach(() => {
  const written: unknown[][] = [];
  const spy = vi.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    written.push(args);
  });
  return () => {
    spy.mockRestore();
    expect(written, 'console.error was called').toEqual([]);
  };
});

afterEach(() => {
  vi.useRealTimers();
});
