/** A page with what stands in it: `[+…+]` is a piece of its article, `[-…-]` a piece of furniture. Both marks are taken out before reading. */
export interface MarkedPage {
  readonly name: string
  readonly title: string
  readonly author?: string
  readonly date?: string
  readonly html: string
}

/** Pages as newspapers, magazines and blogs make them; every word was written for this project. */
export const PAGES: ReadonlyArray<MarkedPage> = [
  {
    name: "opinion page of a paper",
    title: "The ferry should stay free",
    author: "Nora Whitlow",
    date: "2024-03-12",
    html: `<html><head><title>The ferry should stay free | Harbour Courier</title><meta name="author" content="Nora Whitlow">
<meta property="article:published_time" content="2024-03-12"></head><body><nav><a href="/">[-Front page of the Courier-]</a></nav>
<article><h1>The ferry should stay free</h1><p class="byline">[-By Nora Whitlow-]</p><p>[-March 12, 2024-]</p>
<p>[+Every morning four thousand people cross the estuary without paying, and the town is better for it.+] [+The council now wants two coins a head, and calls that fairness.+]</p>
<p>[+It is nothing of the kind, because those who cross are those who could not afford to live on the hill side.+] [+When a toll was tried nine years ago, the bakery by the landing lost a third of its trade in one winter.+]</p>
<div class="newsletter"><h3>[-Sign up for The Morning Tide-]</h3><p>[-Get our best stories in your inbox every day.-]</p></div>
<p>[+A toll also costs money to collect, as anyone who has watched a ticket machine rust in salt air can tell.+] [+Keep the boats free, and find the money where the money is.+]</p>
<p>[-Write to Nora Whitlow at nwhitlow@courier.example-]</p></article><footer>[-© 2024 Harbour Courier-]</footer></body></html>`
  },
  {
    name: "blog post with comments",
    title: "Why I gave my lawn to the beetles",
    author: "Piet Okonjo",
    date: "2023-05-02",
    html: `<html><head><title>Why I gave my lawn to the beetles</title></head><body><div class="post"><h1>Why I gave my lawn to the beetles</h1>
<div class="meta">[-Posted by Piet Okonjo on May 2, 2023-]</div><div class="entry">
<p>[+I stopped mowing three summers ago, first out of laziness and then out of conviction.+] [+The neighbours complained for a month, and then they began to count the butterflies.+]</p>
<p>[+A lawn is a desert that we water, and it asks for more work each year than the beans behind the shed.+] [+Beetles ask for nothing, and they eat the slugs that used to eat my lettuce.+]</p>
<p>[+Try it on a strip as wide as your arm before you laugh at me.+] [+You will not want the mower back.+]</p></div>
<p>[-Filed under: Garden, Insects-]</p><p>[-Share this:-]</p></div>
<div id="comments"><h3>[-2 comments-]</h3><ol class="commentlist"><li class="comment"><p>[-My cat would disagree about the butterflies, but the rest is true of our yard as well.-]</p></li>
<li class="comment"><p>[-How do you find the gate in August when the grass is higher than the latch of it?-]</p></li></ol></div></body></html>`
  },
  {
    name: "magazine page with pictures",
    title: "Against the silent library",
    author: "Imre Castellan",
    date: "2022-11-20",
    html: `<html><head><title>Against the silent library - The Lantern</title><meta property="og:title" content="Against the silent library">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"Article","headline":"Against the silent library","author":{"name":"Imre Castellan"},"datePublished":"2022-11-20"}</script></head>
<body><main><h1>Against the silent library</h1><figure><img src="a.jpg"><figcaption>[-The reading room at noon.-]</figcaption></figure><p>[-Image 1 of 9-]</p><p>[-Photo: Odile Brandt-]</p>
<p>[+Silence was a rule made for scholars, and most of those who come to our libraries today are not scholars.+] [+They are parents, pensioners and people who look for work.+]</p>
<p>[+A library in which nobody may speak tells them that the house belongs to somebody else.+] [+In the branch at Kiln Street the staff moved the newspapers beside the coffee machine, and visits doubled.+]</p>
<p>[-(Image: Odile Brandt)-]</p><p>[-You may also like…-]</p>
<p>[+Let there be one quiet room upstairs, with a door that shuts.+] [+The rest of the building should sound like a market.+]</p>
<p>[+Those who fear the noise should come on a Saturday, and count how many of the children leave with a book under the arm.+]</p><p>[-SOURCE: City library service-]</p></main></body></html>`
  },
  {
    name: "column with a list",
    title: "Three things a bus stop owes you",
    author: "Greta Lindqvist-Adeyemi",
    date: "2021-09-07T08:30:00Z",
    html: `<html><head><title>Three things a bus stop owes you</title><meta name="author" content="By Greta Lindqvist-Adeyemi"><meta name="date" content="2021-09-07T08:30:00Z"></head>
<body><article><header><h1>Three things a bus stop owes you</h1></header><p>[+A bus stop is the front door of public transport, and most of ours are holes in a hedge.+] [+Before the city buys another fleet, it should look at where the passengers stand.+]</p>
<p>[+Every stop owes those who wait there the following:+]</p><ul><li>[+A roof that holds off rain from the side as well as from above+]</li><li>[+A seat that an old man can get up from+]</li><li>[+A clock that tells the truth about the next bus+]</li></ul>
<p>[+None of this is expensive, since a shelter costs less than one wheel of a tram.+] [+It only takes somebody at city hall who waits for buses too.+]</p>
<aside>[-Most read this week in our pages-]</aside><p>[-Greta Lindqvist-Adeyemi is a columnist for this paper.-]</p></article></body></html>`
  },
  {
    name: "business column with boilerplate",
    title: "Let the interns leave at five",
    author: "Tobias Renn",
    date: "2024-01-15",
    html: `<html><head><title>Let the interns leave at five</title></head><body><div class="story"><h1>Let the interns leave at five</h1><span class="author">[-By Tobias Renn-]</span><time datetime="2024-01-15">[-January 15, 2024-]</time>
<p>[+The first thing that an intern learns in our trade is to look busy after the work is done.+] [+We teach it by example, and then we wonder why nobody answers a question before noon.+]</p>
<p>[+At a small firm in Osterbeck the lights go out at five, and the errors in its ledgers fell by half.+] [+Tired people make mistakes, and frightened people hide them.+]</p>
<p>[+Send the young ones home while the sun is up.+] [+They will come back with better ideas than the ones that you keep them for.+]</p>
<p>[-About Renn Partners-]</p><p>[-Renn Partners is a leading provider of payroll advice and the largest company of its kind in the region.-]</p><p>[-For more information, visit www.renn.example-]</p></div></body></html>`
  },
  {
    name: "commentary with related links inside",
    title: "Nobody needs a louder stadium",
    author: "Salma Verhoeven",
    date: "2023-08-30T18:00:00+02:00",
    html: `<html><head><title>Nobody needs a louder stadium</title><meta property="article:published_time" content="2023-08-30T18:00:00+02:00"></head><body><section class="comment-page"><h1>Nobody needs a louder stadium</h1><p class="byline">[-Salma Verhoeven-]</p>
<p>[+The club says that new loudspeakers will bring back the mood of the old stand.+] [+What made the mood was the singing, and the loudspeakers are what drowned it.+]</p>
<p>[-Read more: The stand that sang-]</p>
<p>[+I measured it with my telephone on Saturday, and at the break the music was louder than a saw.+] [+A father in front of me held his hands over the ears of his daughter for a quarter of an hour.+]</p>
<p>[-Advertisement-]</p><div class="related"><a href="/1">[-Tickets dearer than ever-]</a> <a href="/2">[-The grass is not to blame-]</a></div>
<p>[+Turn the music off for one half of one season.+] [+If the crowd stays silent, I will carry the speakers back up myself.+]</p>
<p>[-Sign up for our sports newsletter and never miss a match-]</p><p>[-Follow Harbour Sport on Facebook, Instagram and YouTube.-]</p><p>[-Additional reporting by Pim Achterberg-]</p><p>[-Like this story? Send it to a friend!-]</p></section></body></html>`
  },
  {
    name: "guest essay with notes",
    title: "What a village school teaches",
    author: "Anselm Dube",
    date: "2020-06-18",
    html: `<html><head><title>What a village school teaches</title><meta name="author" content="Anselm Dube"><meta property="article:published_time" content="2020-06-18"></head><body><article><p>[-Guest essay-]</p><h1>What a village school teaches</h1><p>[-5 min read-]</p>
<p>[+Our school has nineteen pupils and one teacher, and the ministry thinks that this is eighteen pupils too few.+] [+I went to it, and so did my mother.+]</p>
<p>[+Where six ages sit in one room, the older ones explain fractions to the younger, and both understand them afterwards.+] [+No bus ride of an hour can give a child that.+]</p>
<p>[+Close it, and the shop will follow, and then the doctor.+] [+A ministry that wants villages on its postcards must leave them their schools.+]</p>
<p>[-Anselm Dube is a teacher and the author of two books on rural life.-]</p><p>[-The views expressed here are those of the author.-]</p><p>[-This essay was first published in The Field Review.-]</p><p>[-All rights reserved.-]</p></article></body></html>`
  },
  {
    name: "editorial with calls to act",
    title: "Paint the crossings now",
    date: "2024-10-03",
    html: `<html><head><title>Paint the crossings now</title><meta property="article:published_time" content="2024-10-03"></head><body><div id="content"><h1>Paint the crossings now</h1><p>[-Editorial-]</p>
<p>[+Two children were hurt at the corner of Mill Lane this autumn, and the white stripes there have been gone since spring.+] [+The council says that paint is on order.+]</p>
<p>[+Paint is not a rare metal, and the shop on the square has forty tins of it.+] [+A volunteer with a brush could have done the work in an afternoon, and one was threatened with a fine for trying.+]</p>
<p>[+The mayor should lend him a ladder and a safety vest.+] [+Then she should order the other thirty corners done before the first snow.+]</p>
<p>[-Join the conversation in our community forums.-]</p><p>[-To reach the reporter, call 555 0134.-]</p><p>[-Download our free app for iPhone.-]</p><p>[-Subscribe now-]</p></div></body></html>`
  },
  {
    name: "page that asks to sign in",
    title: "The case for slow bread",
    author: "Mirela Fonseca",
    date: "2022-02-01",
    html: `<html><head><title>The case for slow bread</title><meta name="author" content="Mirela Fonseca"><meta name="date" content="2022-02-01"></head><body><div class="page"><div class="top"><p>[-Sign In-]</p><p>[-Close-]</p><p>[-Skip to content-]</p></div><article class="paywall"><h1>The case for slow bread</h1><p>[-Caption-]</p>
<p class="paywall">[+A loaf that rises in forty minutes has had no time to become bread.+] [+It is warm foam with a crust, and an hour after lunch you are hungry again.+]</p>
<p class="paywall">[+My grandmother set her dough on the evening before, and it cost her nothing but patience.+] [+The long rest breaks down what upsets so many stomachs today.+]</p>
<p class="paywall">[+Bakers will tell you that customers do not pay for time.+] [+They pay for it at the pharmacy instead.+]</p>
<p>[-We use cookies to improve your visit.-]</p><p>[-Back to top-]</p></article></div></body></html>`
  },
  {
    name: "column with short lines that are its own",
    title: "Close the ring road on Sundays",
    author: "Hal Obuya",
    date: "2023-04-23",
    html: `<html><head><title>Close the ring road on Sundays</title><meta name="author" content="Hal Obuya"><meta property="article:published_time" content="2023-04-23"></head><body><article><h1>Close the ring road on Sundays</h1>
<p>[+Share the road, they said, and painted a bicycle on the asphalt where the lorries turn.+] [+That is not sharing.+]</p>
<p>[+Follow the ring on foot one Sunday, and you will meet eleven people and nine thousand cars.+]</p>
<p>[+Imagine it without engines.+]</p><p>[+Related to this is the matter of noise, which nobody at the transport office has ever measured on a weekend.+] [+I did, and I could not hear my own voice at the hospital gate.+]</p>
<p>[+Sign nothing that promises a study first.+] [+Contact with the street is all the study that a councillor needs.+]</p></article></body></html>`
  },
  {
    name: "syndicated post with quoted posts",
    title: "The mayor cannot take a joke",
    author: "June Abara",
    date: "2024-03-04",
    html: `<html><head><title>The mayor cannot take a joke</title><meta name="author" content="June Abara"><meta property="article:published_time" content="2024-03-04"></head><body><article><h1>The mayor cannot take a joke</h1>
<p>[+A puppet with the face of the mayor rode through the carnival on a paper crane, and everybody laughed but one.+] [+On Monday her office asked the puppet makers for an apology.+]</p>
<blockquote><p>[+They mocked an institution and not a person, and that is worse.+]</p><p>[-— City Office (@cityoffice) March 2, 2024-]</p></blockquote>
<p>[+An institution that cannot be mocked is a throne.+] [+Carnival exists so that we remember the difference once a year.+]</p>
<p>[+Let the puppet ride again next spring, and let the mayor sit beside it.+] [+She may even be cheered.+]</p>
<p>[-Tags: carnival, satire-]</p><p>[-More great carnival stories-]</p><ul class="recirc"><li><a href="/a">[-Who builds the cranes-]</a></li><li><a href="/b">[-A hundred years of masks-]</a></li></ul></article></body></html>`
  },
  {
    name: "old page laid out by tables",
    title: "Leave the river its bends",
    html: `<html><head><title>Leave the river its bends</title></head><body><table><tr><td width="150"><a href="/">[-Home page-]</a><br><a href="/archive">[-Archive of columns-]</a></td><td><h1>Leave the river its bends</h1>
<p>[+The engineers have drawn a straight line through the meadows, and they are proud of it.+] [+A straight river is a fast river, and a fast river arrives in the town all at once.+]</p>
<p>[+Upstream at Farrow the bends were cut away in my youth, and the cellars have been wet every March since.+] [+The farmers got two good fields and lost them again to gravel.+]</p>
<p>[+Water wants room, and a meadow is the cheapest room that there is.+] [+Spend the money on the houses that stand too low.+]</p>
<p>[-Copyright 1999 The Meadow Letter-]</p></td></tr></table></body></html>`
  },
  {
    name: "health column with a table and credits",
    title: "Give nurses the keys",
    author: "Ruth Calloway",
    date: "2021-12-09",
    html: `<html><head><title>Give nurses the keys</title><meta name="author" content="Ruth Calloway"><meta property="article:published_time" content="2021-12-09"></head><body><article><h1>Give nurses the keys</h1><p>[-Published December 9, 2021-]</p><p>[-Share on Facebook-]</p>
<p>[+In our hospital the cupboard with the painkillers opens for doctors only, and at night there is one doctor for six floors.+] [+Patients wait an hour for a pill that the nurse beside them could name in her sleep.+]</p>
<p>[-Credit: Ward archive-]</p><p>[-The cupboard on the third floor (Image: WARD ARCHIVE)-]</p><p>[-SEE MORE: Who counts the pills-]</p><p>[-Advert-]</p><h2>[+What other wards do+]</h2><ol><li>[+They let two nurses sign together for every dose.+]</li><li>[+They count the cupboard at the end of each shift.+]</li></ol>
<p>[+In three years not one box went missing there, and the bells rang half as often.+] [+Trust is cheaper than a second doctor, and it works at night.+]</p>
<p>[-Comments are closed.-]</p><p>[-Print this article-]</p><p>[-Ben Oduya and Carla Voss contributed to this report.-]</p><p>[-We may earn a commission if you buy through the links on this page.-]</p></article></body></html>`
  },
  {
    name: "chunks with advertisements between",
    title: "A market is not a museum",
    author: "Kofi Marchetti",
    date: "2022-07-14",
    html: `<html><head><title>A market is not a museum</title><meta name="author" content="Kofi Marchetti"><meta property="article:published_time" content="2022-07-14"></head><body><h1>A market is not a museum</h1>
<div class="chunk"><p>[+The covered market has been restored so well that nobody can afford to sell onions in it.+] [+The iron is painted, the glass is clean, and the stalls offer soap in the shape of onions.+]</p></div>
<div class="ad">[-Advertisement: cheap flights to anywhere-]</div>
<div class="chunk"><p>[+A market lives on noise and on wet floors, on prices that fall after two in the afternoon.+] [+The women who sold fish here for thirty years now stand in the car park by the motorway, and their customers followed.+]</p></div>
<div class="ad">[-Story continues below advertisement-]</div>
<div class="chunk"><p>[+Lower the rent for everything that rots.+] [+The soap will keep.+]</p></div><div class="author-bio"><p>[-Kofi Marchetti writes about cities and food.-]</p></div></body></html>`
  },
  {
    name: "deep page with a pager",
    title: "Weather is not small talk",
    author: "Ilse Brannigan",
    date: "2023-01-28",
    html: `<html><head><title>Weather is not small talk</title><meta name="author" content="Ilse Brannigan"><meta property="article:published_time" content="2023-01-28"></head><body><div><div><div><div><article><h1>Weather is not small talk</h1><p>[-Words by Ilse Brannigan-]</p>
<p>[+People who call the weather a dull subject have never brought in hay.+] [+My uncle spoke of little else, and he could tell you what it meant for the price of milk.+]</p>
<p>[+Since the summers changed, the baker talks about it too, and so does the man from the insurance.+] [+It has become the one subject on which everybody in the valley has evidence.+]</p>
<p>[+Ask a stranger about the rain, and listen to what he is afraid of.+] [+There is no shorter way to politics.+]</p>
<p>[-Next post: The last snow plough-]</p><p>[-Leave a comment-]</p><p>[-If you enjoyed this post, please consider a donation.-]</p></article></div></div></div></div></body></html>`
  }
]
