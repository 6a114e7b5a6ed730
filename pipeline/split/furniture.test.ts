import { assert, describe, it } from "@effect/vitest"
import { isFurniture, TAIL } from "./furniture.ts"

const FOUND = [
  "By Jane Doe",
  "BY JANE DOE",
  "by Ruth Okonjo-Bell",
  "By Dr. Anneke Voss-Harding, former head of connections",
  "Words by Ada Holm",
  "Posted by ines_k on 4 October",
  "12 March",
  "March 12, 2024",
  "Published 14:07 GMT, 22 Jan. Last updated 16:31 GMT, 22 Jan",
  "2024-03-12",
  "Posted: Tues 18 Feb, 11:48pm",
  "Sun 9 Nov, 06.00    Save for later | Gift this article",
  "6 min read",
  "Reading time: approx. 5 mins",
  "thumbnail",
  "Article Industry News",
  "Share this",
  "Share this:  LinkedIn  X  Email  Print",
  "Share on Facebook",
  "Related Posts",
  "Related: Five gateways compared",
  "Read more: The same but different",
  "Read next: What does a storm sound like?",
  "MORE: Ranked: the 20 worst kits",
  "Most read",
  "See also",
  "Photo: the pier",
  "Image credit: Ada Holm",
  "[Image: A filling line. Photo: supplied]",
  "(Fig. 1: the pier. Source: author)",
  "📷 [photo: the dal, blurry]",
  "Photograph by Ada Holm",
  "Sign up for our newsletter",
  "Sign up for free",
  "Subscribe to our mailing list.",
  "Get our Money newsletter: tips and deals. [Sign me up]",
  "Enjoyed this? Get Plant & Process in your inbox every second Friday.",
  "Advertisement",
  "- ADVERTISEMENT -",
  "[AD] Bet responsibly.",
  "STORY CONTINUES BELOW",
  "Sponsored: Is your switchgear ready?",
  "We use cookies to make this site better.",
  "Comments",
  "14 Comments",
  "Comments (418)   Share this",
  "Leave a comment",
  "© 2024 Harbour Weekly",
  "COPYRIGHT 2013 HARBOUR.COM",
  "All rights reserved.",
  "https://example.org/a",
  "@adaholm",
  "Home > Money > Pensions",
  "← Older: Why I stopped    Newer: On bins →",
  "Subscribe | Print this page | Report an error",
  "Back to top",
  "Tags: open data, rants",
  "----",
  "* * *",
  "———————",
  "."
]

const LEFT = [
  "By 2030 we will all be old.",
  "By January the money was gone.",
  "By Monday it was over",
  "In March 2012 the mill closed.",
  "The photo shows a pier.",
  "Share this view or not, it is widely held.",
  "Read it again.",
  "More people die of it every year.",
  "Related to this is the question of money.",
  "Most readers will know the type.",
  "Comment is free, but facts are sacred.",
  "Advertisement is the mother of want.",
  "Copyright is theft.",
  "Sign up for the army, they said, and see the world.",
  "Subscribe to that view and you must also believe the rest.",
  "See also how the money was spent.",
  "Image is everything.",
  "Updated rules will not help.",
  "Published figures say otherwise.",
  "Home is where the heart is.",
  "Cookies are bad for you.",
  "Search for it all you like.",
  "Next, the council lied.",
  "Ads pay for nearly everything you read.",
  "Like this one, most plans fail.",
  "Disclosure is the best disinfectant.",
  "Published in 1962, the book changed the law.",
  "Picture by picture, the story falls apart.",
  "Credit - the kind that banks give - is dying.",
  "Get rid of your email and you will be happy.",
  "Ads by their nature lie.",
  "Paid by the hour, nurses leave.",
  "Sponsored by the mill, the study found nothing.",
  "Read the comments.",
  "Follow that logic on to its end.",
  "This article is first of all about money.",
  "This essay is also an apology.",
  "The opinions of the rich are their own.",
  "Share this: we are all going to die.",
  "Roses are red / Violets are blue / Sugar is sweet",
  "Join the army of people who hate email.",
  "Updated or not, the rules fail.",
  "Trending downward for years, the figures fell again.",
  "Get the news to the people who need it.",
  "Follow the money.",
  "We use money to make things simple."
]

describe("furniture", () => {
  it("knows what pages put around an article", () => {
    for (const line of FOUND) assert.isTrue(isFurniture(line, "anywhere"), line)
  })

  it("leaves the article's own sentences alone", () => {
    for (const line of LEFT) {
      for (const where of ["anywhere", "top", "tail"] as const)
        assert.isFalse(isFurniture(line, where), `${line} (${where})`)
      assert.isFalse(TAIL.test(line), line)
    }
  })

  it("takes notes on the author only under the article", () => {
    for (const note of [
      "Marit Oldfield is an independent maintenance consultant.",
      "Ruth Bell advises insurers.",
      "Views are the author's own.",
      "The writer was a superintendent."
    ]) {
      assert.isTrue(isFurniture(note, "tail"), note)
      assert.isFalse(isFurniture(note, "anywhere"), note)
    }
    assert.isFalse(isFurniture("Arnold Holm is a member of the board and tells us that it will fail.", "tail"))
  })
})
