import type { Place } from "./places.ts"

/** Cues of one sort. */
export interface Group {
  readonly name: string
  /** Where the idea of these cues comes from. */
  readonly source: string
  /** Looked for in the headline only, where no other group is. */
  readonly headline?: true
  /** Phrases as `phrases.ts` reads them, or a place of `places.ts`. */
  readonly cues: ReadonlyArray<Place | (string & {})>
}

/** All cues, chosen by hand. What they speak for is learned: `cues/weights.json`, and the tables of other models. */
export const TABLE: ReadonlyArray<Group> = [
  {
    name: "Place in the article",
    source:
      "Stab & Gurevych 2017 (structural features); Burstein, Marcu & Knight 2003 (thesis and conclusion statements by position)",
    cues: [
      "@headline",
      "@headline of up to 4 words",
      "@heading",
      "@list item",
      "@first paragraph",
      "@second paragraph",
      "@first tenth",
      "@first quarter",
      "@last quarter",
      "@last tenth",
      "@last paragraph but one",
      "@last paragraph",
      "@last sentence",
      "@in the closing section",
      "@the article is short",
      "@the article tells much",
      "@the article tells little"
    ]
  },
  {
    name: "Place in the paragraph and section",
    source: "Stab & Gurevych 2017; Hearst 1997 (TextTiling)",
    cues: ["@opens a paragraph", "@closes a paragraph", "@paragraph of its own", "@opens a section"]
  },
  {
    name: "Shape of the sentence",
    source: "Palau & Moens 2009 (length and punctuation as features)",
    cues: [
      "@up to 4 words",
      "@5 to 9 words",
      "@30 words or more",
      "@a question",
      "@ends in a colon",
      "@without a full stop",
      "@begins inside a quotation",
      "@all in quotation marks",
      "@2 or 3 names",
      "@4 names or more",
      "@2 numbers or more",
      "! $",
      "(",
      "—",
      ":"
    ]
  },
  {
    name: "What stands beside it",
    source:
      "Hearst 1997 and Grosz, Joshi & Weinstein 1995 (cohesion); Burstein et al. 2003 (the thesis echoes the title)",
    cues: [
      "@echoes the headline",
      "@shares words with the sentence before",
      "@after a question",
      "@after a colon",
      "@before a contrast"
    ]
  },
  {
    name: "Headlines that assert",
    source: "GUIDELINES.md, thesis: a headline is a thesis only when it is a proposition; Dor 2003 (headlines)",
    headline: true,
    cues: [
      "is/are/was/were/isn't/aren't/be/being | it's/that's/here's/there's/they're/we're/you're",
      "should/must/need/needs/ought/can/can't/cannot/could/will/won't/would/shouldn't/may | has/have to",
      "don't/doesn't/didn't/not/no/never/nobody/nothing/against/without/stop",
      "^ why/because | ^ #name why | why we/you/i/the",
      "^ how/what/when/who/where/which/whither | ^ on",
      "? $",
      "^ the/a/an",
      "^ make/let/stop/give/keep/use/put/end/save/build/learn/stop/fix/open/close/write/get/start/take/leave/treat/beware/choose | ^ it's time | time to/for",
      "better/worse/best/worst/wrong/right/good/bad/bullshit/silly/myth/harmful/broken/fail/fails/failed/failure/dead/problem/matters/matter/real/hurt/hurts/threat/danger | makes/make/kills/kill/works/work",
      "my/i/i'm/me",
      "your/you/we/our/us",
      "vs/review/notes/update/part/introducing/interview/thoughts/lessons/announcing | #number/#year",
      ":"
    ]
  },
  {
    name: "Result and summary markers",
    source:
      "Knott & Dale 1994; PDTB 3.0 Contingency.Cause.Result and Expansion.Level-of-detail; Stab & Gurevych 2017 (claim and conclusion indicators)",
    cues: [
      "^ so",
      "^ thus/hence/therefore/accordingly/consequently/ergo",
      "^ as a result/consequence | ^ for this/these/that/all reason/reasons/these",
      "therefore/thus/hence/consequently",
      "^ this/that/which is/was why | ^ that's why | is/are why",
      "^ in short/sum/conclusion/summary/closing/brief/essence | ^ to sum/conclude/summarize/summarise | ^ overall/altogether/finally/ultimately/clearly | in conclusion | conclude/concluded",
      "in the end | at the end of the day | in the long run/term | when all is said",
      "bottom line | ^ the lesson/moral/point/upshot/answer/solution/message/takeaway/truth | my point is | the point is | what matters is",
      "^ it follows | follows that | means that | which means | this means | shows/suggests/proves/demonstrates/indicates/implies that | it is clear | it's clear",
      "^ and so | , so we/it/the/you/they | so let's | so , | , then , | ^ then",
      "^ until/unless"
    ]
  },
  {
    name: "Recommendation and call to action",
    source: "Palmer 2001 (deontic modality); Biber 1988 (necessity modals); GUIDELINES.md, conclusion",
    cues: [
      "should/shouldn't/ought",
      "must",
      "we/you/they/#name should/must",
      "we/our/us must/should | let us | let's | we need/can/have | we need to | we have to",
      "need/needs",
      "have/has to",
      "it's/is time to/for/we/that | high time | now is the time | the time has come | time to",
      "^ please/remember/stop/start/don't/let/join/ask/demand/keep/make/stand/try/give/go/do/never/always/just",
      "i hope/urge/call/wish/encourage/propose/recommend/suggest/ask | hope/hopefully | call on/for",
      "next time | from now on | going forward | in the future | future/tomorrow | the next generation/step/time | years to come | together | continue to"
    ]
  },
  {
    name: "Prediction",
    source: "Biber 1988 (prediction modals); Palmer 2001",
    cues: [
      "will/won't/shall/i'll/you'll/he'll/she'll",
      "will be | will have to | it'll/they'll/we'll/you'll",
      "would/wouldn't/i'd/you'd/they'd/he'd",
      "going to",
      "if",
      "^ if"
    ]
  },
  {
    name: "Possibility and hedges",
    source: "Hyland 2005 (hedges); Palmer 2001 (epistemic modality)",
    cues: [
      "may/might",
      "could/couldn't",
      "cannot/can't",
      "perhaps/maybe/possibly/probably/likely/unlikely/presumably",
      "seem/seems/seemed/appear/appears/tend/tends/sounds | tend to",
      "often/usually/generally/typically/sometimes/rarely/mostly/largely/frequently | in general | in practice/theory/principle"
    ]
  },
  {
    name: "Boosters",
    source: "Hyland 2005 (boosters)",
    cues: [
      "of course/certainly/obviously/surely/indeed/undoubtedly/clearly/definitely/truly/really/simply/absolutely/actually | of course | no doubt",
      "always/never/all/every/everyone/everything/nothing/nobody/any/none/anything/anyone",
      "very/too/so/much/far/quite",
      "even/only/just/simply",
      "most/least/best/worst",
      "the fact/truth/reality is | in fact | the truth/reality/fact | as a matter of fact"
    ]
  },
  {
    name: "The author speaks",
    source: "Hyland 2005 (self mention, attitude); Biber 1988 (private verbs)",
    cues: [
      "i think/believe/feel/find/suspect/agree/disagree/argue/contend/doubt/say/submit | i'd/i would argue/say | i don't think/believe | i'm convinced/sure | it seems to me",
      "in my view/opinion/mind/judgment | my view/opinion/argument/point/claim/position/contention/belief | to my mind | i for one",
      "our/ourselves",
      "you/you're/you've/you'll",
      "your/yourself",
      "^ we",
      "^ you"
    ]
  },
  {
    name: "Judging words",
    source: "Martin & White 2005 (appraisal); Wiebe, Wilson & Cardie 2005 (subjectivity)",
    cues: [
      "good/bad/better/worse/best/worst/great/terrible/excellent/awful/poor",
      "important/critical/crucial/essential/vital/key/necessary/useful/valuable/significant/fundamental/powerful/effective",
      "wrong/right/true/false/fair/unfair/just/unjust/moral/immoral/legitimate/dangerous/harmful/irresponsible/foolish/absurd/ridiculous/silly/stupid/crazy/ludicrous",
      "easy/easier/hard/harder/difficult/possible/impossible/simple/complex",
      "problem/problems/danger/risk/threat/failure/mistake/crisis/shame/tragedy/harm"
    ]
  },
  {
    name: "Generic statement",
    source:
      "Krifka et al. 1995 (genericity); Biber 1988 (present tense); Park & Cardie 2014 (unverifiable propositions)",
    cues: [
      "is",
      "are",
      "it's/that's/they're/we're/you're/there's/he's/what's",
      "that",
      "be",
      "there is/are/is/isn't/aren't | there's",
      "people/humans/humanity/society/individuals/citizens/users/consumers",
      "everyone/nobody/one/anyone/someone",
      "many/most/some/few people | many/most/some of",
      "does/do/don't/doesn't | do/does not",
      "means/makes/requires/allows/creates/leads/helps/depends/becomes/matters/enables/provides/serves",
      "is that | is to | is about | is in | is what",
      "not only/just/because/the | rather than | instead of | , not",
      "not/isn't/aren't/don't/doesn't/can't/cannot/won't/wouldn't/shouldn't",
      "no/without/nor/neither",
      "^ it | ^ it's | ^ it is",
      "more/less",
      "than"
    ]
  },
  {
    name: "Reason markers",
    source: "PDTB 3.0 Contingency.Cause.Reason; Stab & Gurevych 2017 (premise indicators); Knott & Dale 1994",
    cues: [
      "because/since | because of | ^ because",
      "after all",
      "that's/is because | this is because | the reason/cause is | ^ for it"
    ]
  },
  {
    name: "Contrast and concession",
    source: "PDTB 3.0 Comparison.Contrast and .Concession; Knott & Dale 1994",
    cues: [
      "however",
      "^ however ,",
      "^ but/yet",
      "^ while/although/though/whereas/despite/unlike | ^ in spite | ^ even if/though",
      "on the other hand | by contrast | in contrast | on the contrary | conversely/contrarily | ^ worse/unfortunately/sadly",
      "^ instead | instead | rather"
    ]
  },
  {
    name: "The other side",
    source: "Peldszus & Stede 2015 (attack); Hyland 2005 (attributions in concession); Walton 2008 (opposing views)",
    cues: [
      "^ some | some/many/most people/others/critics/observers/experts/americans/conservatives/liberals/commentators/folks say/argue/claim/believe/think/suggest/insist/might/may/will/would/have/see/complain/worry",
      "critics/skeptics/sceptics/opponents/detractors/proponents/advocates/defenders/supporters/apologists/naysayers/cynics | the critics",
      "you/one/someone/some/others/they/people/critics might/may/could/will/would say/argue/think/object/ask/claim/counter/wonder/reply/respond | you say | they/people say/argue/claim/think/believe/insist/tell | it is/was/has often/sometimes/been/frequently said/argued/claimed/thought",
      "to be sure/fair | admittedly/granted/true | ^ true | ^ sure | ^ yes , | ^ of course | i know/understand/realize/realise | it is true | it's true | ^ certainly | ^ no doubt | ^ surely",
      "the argument/claim/idea/notion/objection/assumption/theory/myth/belief/view that/is/goes/against/of | a common/popular/frequent argument/objection/complaint/criticism/response/misconception/belief/claim | conventional wisdom | so-called/supposedly/allegedly/ostensibly | counterargument/objection/objections/excuse/excuses | argument is",
      "it is/was/has often/sometimes/been/frequently/commonly said/argued/claimed/suggested/assumed | we/we've are/were/been told | claim/claims/claimed/argue/argues/argued/insist/insists/allege/contend/assert/asserts that"
    ]
  },
  {
    name: "Example markers",
    source: "Knott & Dale 1994; PDTB 3.0 Expansion.Instantiation; Stab & Gurevych 2017",
    cues: [
      "for example/instance | ^ for example/instance | e g",
      "such as | including/like #name | , like",
      "^ take/consider/witness/look/see/recall/think | ^ take/consider/imagine/look at/the/for/of | ^ just look/think/consider/ask",
      "an/another/one/good/prime/recent/perfect/classic example | example of | examples of/include | an illustration | case in point | in the case of | a case | case study",
      "^ one/another | in one case/instance/study | ^ in/at one",
      "in particular/specifically/notably/especially | to illustrate | illustrates",
      "( ^"
    ]
  },
  {
    name: "Hypotheticals and likenesses",
    source: "Walton, Reed & Macagno 2008 (argument from analogy); Lakoff & Johnson 1980",
    cues: [
      "imagine/suppose/picture/assume/pretend | let's say | say you/we/i/that | what if",
      "as if | as though | is/are/was/just/much/a bit/rather like a/an/the | think of | akin to | the equivalent of | analogy/metaphor/analogous/analogies | just as | reminds | same way | equivalent | compare/compared",
      "^ if you | ^ if a | ^ if i | would you | you'd | you would/might/could",
      "^ suppose/imagine/say/picture | ^ think of",
      "^ would/could/is/do/does/did/are/has/have/should/can/will"
    ]
  },
  {
    name: "Numbers",
    source: "Al-Khatib et al. 2016 (statistics as evidence); Rinott et al. 2015",
    cues: [
      "#number",
      "#percent | #number percent/per | percent/percentage",
      "#money | #money million/billion/trillion | million/billion/trillion/thousands/thousand/hundreds/dozens",
      "#number of | percent of | half/third/quarter/majority of | one/two/three/four in/out | nearly/almost/about/over/roughly/approximately/around/only #number/half | more/less/fewer/higher/lower/greater than #number",
      "average/median/rate/rates/ratio/total/annual/annually/per/times/doubled/tripled/increase/increased/decrease/decreased/rose/fell/grew/dropped/declined",
      "two/three/four/five/six/seven/eight/nine/ten/dozen"
    ]
  },
  {
    name: "Studies and sources",
    source: "Rinott et al. 2015 (study, expert evidence); Chafe 1986 (evidentiality)",
    cues: [
      "according to",
      "study/studies/survey/surveys/poll/polls/research/researchers/data/statistics/report/reports/census/analysis | found/finds/shows/showed/reported/reports that | evidence",
      "university/institute/professor/journal/economist/scientists/scientist/dr/commission/committee/agency",
      "court/act/law/bill/amendment/constitution/congress/senate/parliament/treaty",
      "#url"
    ]
  },
  {
    name: "Quotation and reporting verbs",
    source: "Thompson & Ye 1991 (reporting verbs); Chafe 1986; Pareti 2015 (attribution)",
    cues: [
      '"',
      '" ^ | " #name',
      '" $',
      "said/says/told/tells/wrote/writes",
      "asked/asks/explained/explains/noted/notes/added/replied/responded/announced/declared/quoted/called/tweeted/stated",
      "argued/argues/claimed/claims/believes/thinks/warned/warns/suggested/suggests/admitted/acknowledged/insisted/insists/observed/observes/concluded/concludes",
      "he/she/who/#name said/says/wrote/writes/told/argued/argues/explains/explained/asked/puts/put/notes/noted | in his/her words | as #name",
      'said/says/wrote/writes/asked/argued : | , " | : " | said/says/writes/wrote/asked ,'
    ]
  },
  {
    name: "Names, dates and places",
    source: "Rinott et al. 2015 (named sources); Biber 1988 (elaborated reference)",
    cues: [
      "#name",
      "#name of/and/for/& #name",
      "the #name",
      "^ #name | ^ the #name",
      "#name #name",
      "#year",
      "in #year | ^ in #year | since #year | #year ,",
      "in/at/from/on #name | , #name , | ( #name",
      "january/february/march/april/june/july/august/september/october/november/december/monday/tuesday/wednesday/thursday/friday/saturday/sunday | last/this week/month/year | yesterday/today/recently/ago/earlier | a few/couple years/weeks/months/days",
      "like #name | than #name",
      "^ in/during/after/before/when/at/on/by/from/since | ^ in the/a",
      "president/senator/minister/mayor/governor/secretary/ceo/founder/director/officer/mr/ms/mrs"
    ]
  },
  {
    name: "Story in the past",
    source: "Biber 1988 (dimension 1 and 2: narrative); Park & Cardie 2014 (experiential evidence)",
    cues: [
      "was/were/had/did/went/came/took/got/made/knew/saw/gave/began/became/left/found/thought/felt/told/put/ran/kept/held/brought/met/heard/won/lost/spent/built/died/stood/sat/sent/paid/bought/grew | wasn't/weren't/hadn't/didn't",
      "was/wasn't",
      "were/weren't",
      "had/hadn't",
      "did/didn't",
      "#past",
      "had #past/been/to/a/no | was #past/a/the | were #past",
      "he/she/him/his/her/himself/herself",
      "^ he/she",
      "they/them/their",
      "when/after/before/while/until/then/once/later/eventually/suddenly",
      "day/night/morning/week/month/year/years/months/days/hours/minutes"
    ]
  },
  {
    name: "Story of one's own",
    source: "Park & Cardie 2014 (experiential evidence); Biber 1988 (first person)",
    cues: [
      "i/i'm/i've/i'd/i'll",
      "my/me/myself/mine",
      "i was/had/went/got/saw/remember/asked/found/started/used/worked/wrote/did/came/took/met/heard/knew/spent/could/tried/learned/decided/thought/wanted/felt/looked/realized/noticed/read/said/told",
      "^ i",
      "i've/i'd/i'm/i have | i am",
      "^ my/when/once/recently/yesterday | when i | ^ when i | ^ one day",
      "friend/friends/father/mother/son/daughter/wife/husband/kids/parents/family/dad/mom/brother/sister/colleague/neighbor/neighbour/grandmother/grandfather",
      "we were/had/went/did/got/found/used/built/made/started"
    ]
  },
  {
    name: "Restatement",
    source: "PDTB 3.0 Expansion.Equivalence; Knott & Dale 1994",
    cues: [
      "^ in other words | in other words | put another/differently way | put differently | that is to say | i mean | ^ that is , | ^ namely | i e",
      "^ indeed | ^ in fact | ^ in particular",
      "^ it/they/he/she/these/those/this/that/it's/they're/that's/such/there",
      "^ or/nor/and | ^ not",
      "^ instead/rather/otherwise | ^ just/simply/only",
      "^ this | ^ these | ^ those"
    ]
  },
  {
    name: "New point",
    source: "PDTB 3.0 Expansion.Conjunction; Knott & Dale 1994 (sequence)",
    cues: [
      "^ also/furthermore/moreover/additionally/besides/further/plus/likewise/similarly | ^ in addition | ^ what's more | also",
      "^ first/firstly/second/secondly/third/thirdly/next/another/finally/lastly/fourth | ^ the first/second/third/other/last | second/third ,",
      "^ #number",
      "^ another | another reason/problem/issue/way | one/first reason/problem | reason/reasons"
    ]
  },
  {
    name: "Signposts",
    source: "Hyland 2005 (frame markers, endophoric markers)",
    cues: [
      "this article/post/essay/series/piece/column/page/blog/paper/chapter/section | in this/my last/previous/next/first post/article/section",
      "i'll/i will/i want to/i'd like to/i wanted to | let me | i am going to | we'll | i'm going to",
      "let's look/see/take/start/consider/begin | ^ let's | look at | ^ here is/are | ^ here's | here are",
      "there are two/three/four/several/some/a/many | a few/couple of/things/reasons | the following | following | as follows | below/above",
      "^ to understand | the question/questions is/of/are | question/questions | ^ let me",
      "what/how/why | ^ what/how/why/who/where/which",
      "^ so what/how/why | what about",
      "discuss/discussed/discussion/explain/explore/examine/describe/introduce/mentioned | talk about | mean by | defined as | refers to | definition/define | called/known as | is a",
      "update/edit/note/disclaimer/originally/via/ps/tl | ^ note/update/disclaimer/ps/edit/tl | comment/comments/email/feedback/twitter/subscribe/newsletter",
      "thank/thanks/grateful/welcome/congratulations/sorry/hi/hello/dear | thanks to",
      "( ^ | ) $",
      "book/article/column/essay/paper/post/read/blog/author"
    ]
  },
  {
    name: "Leftovers of a page",
    source: "GUIDELINES.md, none: bylines, dates, captions, advertisements, links, sign-offs",
    cues: [
      "copyright/reprinted/permission | all rights | find out more | to find out | read more | click here | more about | visit the/our/my | check out | web page | sign up | share this | follow me/us | posted by/on/in | written by",
      "is a professor/columnist/author/writer/fellow/senior/member/director/staff | is the author/editor/founder | can be reached",
      "#name $"
    ]
  }
]
