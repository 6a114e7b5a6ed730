import type { Recipe } from "./learn.ts"

/** How the labels are learned, chosen by cross-validation on our training set; the model's README has what each step gave. */
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

/** Of everything that is shuffled or left out. Averaging the weights of several seeds gave nothing. */
export const SEED = 1

/** Parts of a cross-validation. */
export const FOLDS = 5
