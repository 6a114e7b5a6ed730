# The five looks of explore.ipynb in R, from the root of the clone: Rscript datasets/opinion/explore.R
# Before: pnpm pipeline datasets/opinion; pnpm evals datasets/opinion --extractor model-large
# Needs jsonlite for the fourth (Debian: r-cran-jsonlite).

read <- function(name) read.csv(file.path("out/opinion/model-large", name), encoding = "UTF-8", na.strings = character())
segments <- read("segments.csv")
segments$text <- sub("^'([=+@\t\r\uff1d\uff0b\uff0d\uff20-])", "\\1", segments$text) # the guard against formulas
articles <- read("articles.csv")
labels <- c("thesis", "claim", "example", "conclusion")

# 1. How much of each label there is
length <- segments$last_sentence - segments$first_sentence + 1
print(round(data.frame(
  segments = c(table(segments$label)[labels] / nrow(segments)),
  sentences = c(tapply(length, segments$label, sum)[labels] / sum(length))
), 3))

# 2. Where in the article each label stands: segments by the fifth in which their middle lies
sentences <- articles$sentences[match(segments$article_id, articles$article_id)]
middle <- (segments$first_sentence + segments$last_sentence - 1) / 2 / sentences
print(table(segments$label, fifth = pmin(4, floor(middle * 5)) + 1)[labels, ])

# 3. The argument of one article: each segment under what it supports or attacks
one <- segments[segments$article_id == "put-the-pouches-away", ]
show <- function(target, depth) {
  for (i in which(one$target_id == target)) {
    verb <- c(supports = "supported by ", attacks = "attacked by ")[one$relation[i]]
    cat(strrep("    ", depth), if (depth > 0) verb, one$label[i], ": ", substr(gsub("\n", " ", one$text[i]), 1, 60), "\n", sep = "")
    show(one$segment_id[i], depth + 1)
  }
}
show("", 0)

# 4. Is it right where it is sure: right is a gold segment of that label that shares half of the characters of both
gold <- lapply(list.files("datasets/opinion/gold", full.names = TRUE), jsonlite::fromJSON)
names(gold) <- vapply(gold, function(article) article$id, "")
judge <- function(article) {
  g <- gold[[article$article_id]]$segments
  s <- article$segments
  right <- vapply(seq_len(nrow(s)), function(i) {
    shared <- pmin(s$end[i], g$end) - pmax(s$start[i], g$start)
    any(g$label == s$label[i] & 2 * shared >= pmax(s$end[i] - s$start[i], g$end - g$start))
  }, TRUE)
  data.frame(confidence = s$confidence, right = right)
}
judged <- do.call(rbind, lapply(readLines("out/evals/opinion/predictions/model-large.jsonl", encoding = "UTF-8"), function(line) judge(jsonlite::fromJSON(line))))
bin <- pmin(4, floor(judged$confidence * 5)) / 5
print(round(data.frame(
  segments = c(table(bin)),
  confidence = c(tapply(judged$confidence, bin, mean)),
  right = c(tapply(judged$right, bin, mean))
), 3))

# 5. What sort of examples, by outlet: the host of an article's address, else the top folder of its id
host <- ifelse(grepl("^https?://", articles$source), sub("^https?://([^/:]+).*", "\\1", articles$source), "")
folder <- ifelse(grepl("/", articles$article_id), sub("/.*", "", articles$article_id), "unknown")
outlet <- ifelse(host == "", folder, host)[match(segments$article_id, articles$article_id)]
print(table(outlet, segments$kind)[, setdiff(unique(segments$kind), ""), drop = FALSE])
