import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["{schemas,pipeline,evals,scripts}/**/*.test.ts"],
    testTimeout: 30_000
  }
})
