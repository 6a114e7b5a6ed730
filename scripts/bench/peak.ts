/** Loaded into a measured process with --import: at its end, its peak memory in MB goes to file descriptor 3. */
import { writeSync } from "node:fs"

process.on("exit", () => {
  writeSync(3, String(Math.round(process.resourceUsage().maxRSS / 1024)))
})
