import type { NeedText, SideChannel } from '../types.js';
import { featureChannels, type FeatureIndex } from './feature-index.js';

/**
 * The side channels of an epoch with a layer over it, in the order that `rankLayers` wants: the
 * epoch's profiles, hidden ones too, then the layer's. Features of a profile depend on its own works
 * alone, so nothing of an epoch has to be frozen for them.
 */
export function layeredChannels(
  epoch: FeatureIndex,
  layer: FeatureIndex,
  need: NeedText,
): SideChannel[] {
  // Which channels there are depends on the need alone, so both have the same in the same order.
  const above = featureChannels(layer, need);
  return featureChannels(epoch, need).map(({ name, values, reasonsFor }, c): SideChannel => {
    const both = new Float64Array(epoch.profiles + layer.profiles);
    both.set(values);
    both.set(above[c].values, epoch.profiles);
    return {
      ...{ name, values: both },
      reasonsFor: (profile) =>
        (profile < epoch.profiles
          ? reasonsFor?.(profile)
          : above[c].reasonsFor?.(profile - epoch.profiles)) ?? [],
    };
  });
}
