import { type NetworkInput, openNetworks, type Reading } from "./networks.ts"

/** What comes out of the process: first whether it can work, then a reading for each document that goes in. */
export type Said = "ready" | "no runtime" | Reading

const [encoder, head] = process.argv.slice(2)

// The run was stopped or killed: nobody waits for what is being read.
process.on("disconnect", () => process.exit())
// Ctrl-C goes to all processes of a terminal; the one that started this decides.
process.on("SIGINT", () => {})

const say = (said: Said) => process.send!(said)

try {
  // 1.14.0 has an ES module's default export alone.
  const read = await openNetworks((await import("onnxruntime-node")).default, encoder!, head!)
  process.on("message", async (input: NetworkInput) => say(await read(input)))
  say("ready")
} catch {
  say("no runtime")
}
