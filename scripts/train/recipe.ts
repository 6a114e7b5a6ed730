import type { Recipe } from "./learn.ts"
import type { NetRecipe } from "./learnNet.ts"

/**
 * How the CRF is learned, chosen by cross-validation on our training set; the model's README has what each step gave.
 */
export const RECIPE: Omit<Recipe, "seed"> = {
  epochs: 18,
  averaged: 6,
  rate: 0.03,
  penalty: 5e-4,
  dropLexical: 0.7,
  dropStructural: 0.5,
  articles: 3
}

/** How a model of somebody else's is brought to a few articles of one's own: less far from where it begins. */
export const ADAPTATION: Omit<Recipe, "seed"> = { ...RECIPE, epochs: 12, averaged: 4, rate: 0.01, articles: 2 }

/** How the net is learned, chosen alike. */
export const NET_RECIPE: Omit<NetRecipe, "seed"> = {
  epochs: 5,
  steps: 100,
  rate: 3e-3,
  warmUp: 50,
  batch: 16,
  dropLexical: 0.5,
  dropStructural: 0.3,
  dropUnits: 0.3,
  articles: 3
}

export const NET_ADAPTATION: Omit<NetRecipe, "seed"> = { ...NET_RECIPE, epochs: 4, steps: 100, warmUp: 20 }

/**
 * What of the mixture is the net's: one that has learned from labels alone, and one that has learned from a teacher as
 * well.
 */
export const SHARE = { alone: 0.4, taught: 0.5 }

/** Of everything that is shuffled or left out. Averaging the weights of several seeds gave nothing. */
export const SEED = 1

/** Parts of a cross-validation. */
export const FOLDS = 5
