import { registerHooks } from 'node:module';
import { useCompileCache } from './compile-cache.ts';

useCompileCache();

/**
 * Resolves the several hundred imports within drizzle-orm with less work. For each of them, Node reads the package.json
 * of 180 KB.
 */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL = '', conditions } = context;
    const isWithin = specifier.startsWith('.') && parentURL.includes('/node_modules/drizzle-orm/');
    if (!isWithin || !conditions.includes('import') || !specifier.endsWith('.js')) return next(specifier, context);
    return { url: new URL(specifier, parentURL).href, format: 'module', shortCircuit: true };
  },
});
