import SchemaBuilder, { type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core';
import { PothosDataloaderPlugin } from '@pothos/plugin-dataloader';
import { PothosValidationPlugin } from '@pothos/plugin-validation';

type FieldConfig<Types extends SchemaTypes> = PothosOutputFieldConfig<Types>;

/** Creates a loader only when a resolver returns an id to load, not when it returns objects. */
export class LazyDataloaderPlugin<Types extends SchemaTypes> extends PothosDataloaderPlugin<Types> {
  override wrapResolve(
    resolve: Parameters<PothosDataloaderPlugin<Types>['wrapResolve']>[0],
    field: FieldConfig<Types>,
  ): ReturnType<PothosDataloaderPlugin<Types>['wrapResolve']> {
    const identity: typeof resolve = (value) => value;
    const load = super.wrapResolve(identity, field);
    if (load === identity) return resolve;
    const { type } = field;
    if (type.kind === 'List' && type.type.kind === 'List') return super.wrapResolve(resolve, field);
    const isLoaded = type.kind === 'List' ? isListOfObjects : isObject;
    return (parent, args, context, info) => {
      const value = resolve(parent, args, context, info);
      return isLoaded(value) ? value : load(value, args, context, info);
    };
  }
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.every(isObject);
}

/** Whether a value is an object: neither an id nor a promise. */
function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then !== 'function';
}

/** Validates frozen arguments once, because those of a plan are the same objects at every execution. */
class CachingValidationPlugin<Types extends SchemaTypes> extends PothosValidationPlugin<Types> {
  override onOutputFieldConfig(field: FieldConfig<Types>): FieldConfig<Types> | null {
    const validated = super.onOutputFieldConfig(field);
    if (validated === null || validated === field) return validated;
    const argMappers = validated.argMappers.map((map) => {
      const valid = new WeakMap<object, ReturnType<typeof map>>();
      const cached: typeof map = (args, context, info) => {
        const known = valid.get(args);
        if (known !== undefined) return known;
        const mapped = map(args, context, info);
        if (Object.isFrozen(args) && mapped !== null && !('then' in mapped)) valid.set(args, Object.freeze(mapped));
        return mapped;
      };
      return cached;
    });
    return { ...validated, argMappers };
  }
}

SchemaBuilder.allowPluginReRegistration = true;
SchemaBuilder.registerPlugin('dataloader', LazyDataloaderPlugin);
SchemaBuilder.registerPlugin('validation', CachingValidationPlugin);
SchemaBuilder.allowPluginReRegistration = false;
