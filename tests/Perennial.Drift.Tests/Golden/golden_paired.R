# Writes paired_rows.csv and paired_expected.csv beside this file. Run: Rscript golden_paired.R (see PROVENANCE.md for versions).
suppressMessages({library(pROC); library(forecast)})
set.seed(31)
n <- 240
cluster <- sample(0:39, n, replace = TRUE)
shared <- rnorm(40)[cluster + 1]
signal <- rnorm(n) + 0.5 * shared
label <- as.integer(signal + rnorm(n) > 0.3)
first <- round(signal + 0.8 * rnorm(n), 2)
second <- round(0.5 * signal + rnorm(n) + 0.4 * shared, 1)
write.csv(data.frame(first, second, label, cluster), "paired_rows.csv", row.names = FALSE, quote = FALSE)

rows <- list()
add <- function(name, value) rows[[length(rows) + 1]] <<- sprintf("%s,%s", name, format(value, digits = 17))
a <- roc(label, first, quiet = TRUE, direction = "<"); b <- roc(label, second, quiet = TRUE, direction = "<")
test <- roc.test(a, b, method = "delong", paired = TRUE)
add("auc_first", as.numeric(auc(a))); add("auc_second", as.numeric(auc(b)))
add("auc_z", as.numeric(test$statistic)); add("auc_p", as.numeric(test$p.value))
add("auc_var_first", var(a, method = "delong")); add("auc_var_second", var(b, method = "delong"))

# Obuchowski (1997) by its sums, written without regard for speed.
clustered <- function(s, t) {
  p <- which(label == 1); q <- which(label == 0)
  psi <- function(x, i, j) ifelse(x[i] > x[j], 1, ifelse(x[i] == x[j], .5, 0))
  v10 <- function(x) sapply(p, function(i) mean(psi(x, i, q))); v01 <- function(x) sapply(q, function(j) mean(psi(x, p, j)))
  area <- function(x) mean(v10(x))
  codes <- unique(cluster); big <- length(codes)
  sums <- function(v, at, theta) sapply(codes, function(c) sum(v[cluster[at] == c] - theta))
  s10 <- sums(v10(s), p, area(s)); t10 <- sums(v10(t), p, area(t)); s01 <- sums(v01(s), q, area(s)); t01 <- sums(v01(t), q, area(t))
  i10 <- length(unique(cluster[p])); i01 <- length(unique(cluster[q])); m <- length(p); k <- length(q)
  i10 / ((i10 - 1) * m) * sum(s10 * t10) / m + i01 / ((i01 - 1) * k) * sum(s01 * t01) / k +
    big / (big - 1) * (sum(s10 * t01) + sum(t10 * s01)) / (m * k)
}
add("auc_clustered_first", clustered(first, first)); add("auc_clustered_both", clustered(first, second))

e1 <- cumsum(rnorm(60)) / 4 + rnorm(60); e2 <- e1 * 0.8 + rnorm(60) * 0.7
write.csv(data.frame(first = e1, second = e2), "paired_series.csv", row.names = FALSE, quote = FALSE)
for (h in c(1, 2, 5)) {
  test <- dm.test(e1, e2, h = h, power = 2)
  add(sprintf("dm_%d", h), as.numeric(test$statistic)); add(sprintf("dm_%d_p", h), as.numeric(test$p.value))
}
for (pair in list(c(3, 9), c(0, 5), c(12, 12), c(10, 14), c(30, 51), c(120, 175), c(0, 40))) {
  # R: exact by binom.test, approximate by mcnemar.test with its correction.
  p <- if (sum(pair) < 25) binom.test(pair[1], sum(pair))$p.value else mcnemar.test(matrix(c(10, pair[2], pair[1], 10), 2))$p.value
  add(sprintf("mcnemar_%d_%d", pair[1], pair[2]), p)
}
writeLines(c("name,expected", unlist(rows)), "paired_expected.csv")
