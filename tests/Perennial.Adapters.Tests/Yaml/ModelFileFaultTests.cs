using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class ModelFileFaultTests
{
    [Theory]
    [InlineData("mode: actt", "mode", "no such value (actt)", "Did you mean act? Allowed: watch, advise, act.")]
    [InlineData("metric: accuracy", "metric", "no such value (accuracy)", "Allowed: log_loss, brier, error_rate, squared_error, absolute_error, cost.")]
    [InlineData("metrics: brier", "metrics", "unknown key", "Did you mean metric?")]
    [InlineData("cooldown: 3d", "cooldown", "unknown key", "Its place is retrain.cooldown.")]
    [InlineData("retrain.cooldown: 3d", "retrain.cooldown", "unknown key", "Its place is retrain.cooldown.")]
    [InlineData("owner: us", "owner", "unknown key", "Allowed here: model, mode, task, for_each, horizon, columns, features, label, metric, costs")]
    [InlineData("log: { keep: positives }", "log.sample", "missing", "log.keep needs log.sample")]
    [InlineData("log: { keep: negatives }", "log.keep", "no such value (negatives)", "Allowed: positives.")]
    [InlineData("log: { answers: sometimes }", "log.answers", "no such value (sometimes)", "Allowed: durable, buffered.")]
    [InlineData("task: binary", "task", "given twice (first on line 2)", "Keep one of the two.")]
    [InlineData("retrain: { cooldown: 3 days }", "retrain.cooldown", "not a duration (3 days)", "Did you mean 3d? Allowed: a whole")]
    [InlineData("retrain: { cooldown: 3 }", "retrain.cooldown", "a duration without its unit (3)", "Allowed: a whole number and a unit")]
    [InlineData("retrain: { cooldown: -1d }", "retrain.cooldown", "out of range (-1d)", "at least 0s")]
    [InlineData("retrain: { cooldown: 99999999999999999999d }", "retrain.cooldown", "out of range (9999", "at most 36500d")]
    [InlineData("retrain: { cooldown: [3d] }", "retrain.cooldown", "a list stands where a single value belongs", "Allowed:")]
    [InlineData("retrain: { cooldown: }", "retrain.cooldown", "has no value", "Remove the key, or give it one.")]
    [InlineData("retrain: daily", "retrain", "a single value (daily) stands where a group of keys belongs", "{ cooldown: 3d }")]
    [InlineData("retrain: { when: { schedule: 0 25 * * 1 } }", "retrain.when.schedule", "not a cron expression (0 25 * * 1)",
        "five fields")]
    [InlineData("retrain: { when: { schedule: 0 0 30 2 * } }", "retrain.when.schedule", "a day that never comes (0 0 30 2 *)", "five")]
    [InlineData("retrain: { when: { drift: { false_alarms: 90d } } }", "retrain.when.drift.false_alarms", "not a rate (90d)", "1 per 90d")]
    [InlineData("retrain: { when: { drift: { false_alarms: 0 per 90d } } }", "retrain.when.drift.false_alarms", "out of range",
        "1 per 90d")]
    [InlineData("retrain: { when: { drift: {} } }", "retrain.when.drift.false_alarms", "missing", "Add it: How many alarms")]
    [InlineData("retrain: { when: { rows: 1.5 } }", "retrain.when.rows", "not a whole number (1.5)", "at least 1")]
    [InlineData("retrain: { when: { rows: 100k } }", "retrain.when.rows", "not a number (100k)", "at least 1")]
    [InlineData("retrain: { when: { rows: \"100\" } }", "retrain.when.rows", "not a number (100)", "a whole number")]
    [InlineData("retrain: { when: { money: yes } }", "retrain.when.money", "neither true nor false (yes)", "Allowed: true, false.")]
    [InlineData("retrain: { when: { money: true } }", "retrain.when.money", "money cannot decide without costs (true)", "Add costs")]
    [InlineData("retrain: { budget: { limit: 9 } }", "retrain.budget", "a budget without costs", "Add costs")]
    [InlineData("retrain: { when: { drift: { false_alarms: 1 per 9d, windows: 4 of 3 } } }", "retrain.when.drift.windows", "out of range (4 of 3)", "such as 2 of 3")]
    [InlineData("retrain: { when: { drift: { false_alarms: 1 per 9d, windows: 2 } } }", "retrain.when.drift.windows", "not so many of the newest", "2 of 3")]
    [InlineData("retrain: { when: { rows: 9, all: [rows, drift] } }", "retrain.when.all", "a trigger that is not declared (drift)", "Declare retrain.when.drift, or")]
    [InlineData("retrain: { when: { rows: 9, all: [rows] } }", "retrain.when.all", "one trigger alone (rows)", "Name two or more")]
    [InlineData("retrain: { when: { rows: 9, any: [] } }", "retrain.when.any", "names nothing (empty list)", "Name what is meant")]
    [InlineData("retrain: { when: { rows: 9, any: [rows, rows] } }", "retrain.when.any", "named twice (rows)", "Name it once.")]
    [InlineData("retrain: { when: { rows: 9, schedule: 0 4 * * 1, any: [rows] } }", "retrain.when.any", "leaves out a trigger that is declared (schedule)", "Name it in")]
    [InlineData("retrain: { when: { rows: 9, schedule: 0 4 * * 1, all: [rows, schedule], any: [rows] } }", "retrain.when.any", "acts alone and only together", "Keep it in one")]
    [InlineData("retrain: { when: { performance: { drop: 0.1 }, not: [performance] } }", "retrain.when.not", "stand in its own way (performance)", "Keep one of")]
    [InlineData("retrain: { when: { rows: 9, not: [row] } }", "retrain.when.not", "no such value (row)", "Allowed: quality, drift, performance.")]
    [InlineData("retrain: { when: { rows: 9, all: [rows, drfit] } }", "retrain.when.all", "no such value (drfit)", "Did you mean drift?")]
    [InlineData("costs: { loss: -0.1, retrain: 25 }", "costs.loss", "out of range (-0.1)", "Allowed: a number above 0.")]
    [InlineData("costs: { loss: 0.1, retrain: 1e999 }", "costs.retrain", "out of range (1e999)", "Allowed: a number above 0.")]
    [InlineData("costs: { loss: 0.1 }", "costs.retrain", "missing", "Add it: Money per retrain. Allowed: a number above 0.")]
    [InlineData("costs: { loss: 1, retrain: 1, currency: dollar }", "costs.currency", "not such a name (dollar)", "USD or EUR")]
    [InlineData("train: { trainer: Linear }", "train.trainer", "not such a name (Linear)", "lightgbm, linear, onnx-head, external")]
    [InlineData("train: { trainer: linear, validation: 7d }", "train.validation", "the trainer linear does not take", "name a command")]
    [InlineData("train: { validation: 7d }", "train.validation", "the trainer lightgbm does not take", "name a command")]
    [InlineData("train: { trainer: external, strategy: auto }", "train.strategy", "a training system elsewhere does not take", "strategy: full")]
    [InlineData("train: { trainer: external, window: auto }", "train.window", "a training system elsewhere does not take", "Remove it")]
    [InlineData("train: { trainer: external, validation: 7d }", "train.validation", "a training system elsewhere does not take", "Remove it")]
    [InlineData("train: { tune: {} }", "train.tune.of", "missing", "Add it: Where each parameter is drawn from")]
    [InlineData("train: { tune: { of: {} } }", "train.tune.of", "names nothing (empty group)", "Name a parameter of the trainer")]
    [InlineData("train: { tune: { of: { num_leaves: 31 } } }", "train.tune.of.num_leaves", "not a range (31)", "such as 8..128")]
    [InlineData("train: { tune: { of: { num_leaves: 31..8 } } }", "train.tune.of.num_leaves", "not a range (31..8)", "the first below the second")]
    [InlineData("train: { tune: { of: [num_leaves] } }", "train.tune.of", "a list stands where a group of keys belongs", "learning_rate: 0.02..0.3")]
    [InlineData("train: { tune: { trials: 65, of: { l2: 0.1..10 } } }", "train.tune.trials", "out of range", "at most 64")]
    [InlineData("train: { trainer: external, tune: { of: { l2: 0.1..10 } } }", "train.tune", "a training system elsewhere does not take", "Remove it")]
    [InlineData("train: { strategy: increment }", "train.strategy", "no such value (increment)", "Allowed: auto, full, incremental, fine-tune.")]
    [InlineData("train: { window: 42d }", "train.window", "no such value (42d)", "Allowed: auto, expanding, since-change")]
    [InlineData("train: { window: sliding }", "train.window", "no such value (sliding)", "Allowed: auto, expanding, since-change")]
    [InlineData("train: { rehearsal: -1 }", "train.rehearsal", "out of range", "not below 0")]
    [InlineData("train: { gap: 13d }", "train.gap", "nothing to train the first version on", "together shorter than train.first")]
    [InlineData("train: { window: {} }", "train.window.sliding", "missing", "Add it: The stretch of time")]
    [InlineData("train: { memory_limit: 4 GB }", "train.memory_limit", "not a size (4 GB)", "such as 512MB")]
    [InlineData("train: { memory_limit: 4096 }", "train.memory_limit", "a size without its unit (4096)", "such as 512MB")]
    [InlineData("train: { memory_limit: 99999999TB }", "train.memory_limit", "out of range (99999999TB)", "at most 1024TB")]
    [InlineData("train: { parameters: { a: [1] } }", "train.parameters.a", "not a single value", "Write a word")]
    [InlineData("train: { parameters: { a: 1, a: 2 } }", "train.parameters.a", "given twice", "Keep one of the two.")]
    [InlineData("evaluate: { quality: { confidence: 95 } }", "evaluate.quality.confidence", "out of range (95)", "above 0, below 1")]
    [InlineData("evaluate: { quality: { judge: 12h } }", "evaluate.quality.judge", "out of range (12h)", "at least 1d")]
    [InlineData("evaluate: { quality: { judge: 14d } }", "evaluate.quality.judge", "judging leaves nothing",
        "shorter than train.first (14d)")]
    [InlineData("train: { first: 3d }", "train.first", "judging leaves nothing to train the first version on (3d)", "(3d) shorter than")]
    [InlineData("slices: []", "slices", "no column (empty list)", "Name every column once")]
    [InlineData("slices: [late]", "slices", "the column of label.name (late)", "Name a feature, the entity, or another column")]
    [InlineData("protected: [sex, sex]", "protected", "a column named twice", "Name every column once")]
    [InlineData("evaluate: { slices: { bins: 3 } }", "evaluate.slices", "without slices", "slices: [origin]")]
    [InlineData("evaluate: { bias: { max_gap: 0.1 } }", "evaluate.bias", "without protected", "protected: [sex]")]
    [InlineData("evaluate: { calibration: {} }", "evaluate.calibration.max_error", "missing", "Add it: The greatest expected")]
    [InlineData("evaluate: { latency: {} }", "evaluate.latency", "no limit", "at least one of p99, max_ratio")]
    [InlineData("evaluate: { latency: { p99: 5 } }", "evaluate.latency.p99", "a time without its unit (5)", "such as 5ms")]
    [InlineData("evaluate: { latency: { p99: 5m } }", "evaluate.latency.p99", "not such a time (5m)", "us, ms, s")]
    [InlineData("evaluate: { latency: { p99: 4000s } }", "evaluate.latency.p99", "out of range (4000s)", "at most 3600s")]
    [InlineData("evaluate: { memory: 512 }", "evaluate.memory", "a size without its unit (512)", "such as 512MB")]
    [InlineData("evaluate: { approve: { by: 0 } }", "evaluate.approve.by", "out of range (0)", "at least 1")]
    [InlineData("evaluate: { approve: { by: [ann, ann] } }", "evaluate.approve.by", "a person named twice", "Name every person once")]
    [InlineData("log: { retain: 12h }", "log.retain", "out of range (12h)", "at least 1d")]
    [InlineData("log: { retain: 14d }", "log.retain", "rows go before they can be trained on (14d)", "The least that works is 15d: the first")]
    [InlineData("log: { sample: 0.01 }", "columns.weight", "missing", "the server fills it in")]
    [InlineData("log: { sample: 0 }", "log.sample", "out of range (0)", "a number above 0, at most 1")]
    [InlineData("rollout: { shadow: {} }", "rollout", "a group of keys stands where a list belongs", "[{ shadow")]
    [InlineData("rollout: [shadow]", "rollout[0]", "a single value (shadow) stands where a group of keys belongs", "[{ shadow")]
    [InlineData("rollout: [{}]", "rollout[0]", "no stage (empty)", "one item per stage")]
    [InlineData("rollout: [{ shadow: {}, split: {} }]", "rollout[0]", "two stages in one item", "one item per stage")]
    [InlineData("rollout: [{ ramp: {} }]", "rollout[0].ramp", "unknown key", "Allowed here: shadow, split, canary.")]
    [InlineData("rollout: [{ split: { share: 1.5 } }]", "rollout[0].split.share", "out of range (1.5)", "a number above 0, at most 1.")]
    [InlineData("rollout: [{ shadow: { share: 0.1 } }]", "rollout[0].shadow.share", "unknown key", "Its place is rollout[].split.share.")]
    [InlineData("rollout: [{ split: { at_least: 2000 } }]", "rollout[0].split.at_least", "a count without its unit", "mean 2000 examples?")]
    [InlineData("rollout: [{ split: { at_least: 2000 rows } }]", "rollout[0].split.at_least", "not a count of examples (2000 rows)",
        "such")]
    [InlineData("rollout: [{ split: { at_least: 0 examples } }]", "rollout[0].split.at_least", "out of range (0 examples)", "at least 1")]
    [InlineData("rollout: [{ split: { at_most: 12h } }]", "rollout[0].split.at_most", "ends before a day of labels can mature (12h",
        "works is 3d,")]
    [InlineData("rollout: [{ shadow: { at_most: 47h } }]", "rollout[0].shadow.at_most", "ends before a day of labels can mature (47h", "works is 2d,")]
    [InlineData("evaluate: { quality: { judge: 1d } }", "evaluate.quality.judge", "one day says nothing about chance, so that no version ever passes (1d)", "works is 2d, or")]
    [InlineData("evaluate: { volume: { max_change: 0.1 } }", "evaluate.volume", "how much is acted on, without a threshold", "Declare costs.decide_at")]
    [InlineData("evaluate: { volume: { max_change: 0 } }", "evaluate.volume.max_change", "out of range (0)", "above 0")]
    [InlineData("calendar: { periods: [] }", "calendar.periods", "no period (empty list)", "at least 1d")]
    [InlineData("calendar: { periods: [12h] }", "calendar.periods", "out of range (12h)", "at least 1d")]
    [InlineData("calendar: { periods: [36h] }", "calendar.periods", "not a period of whole days (36h)", "1d to 366d")]
    [InlineData("calendar: { periods: [7d, 400d] }", "calendar.periods", "not a period of whole days (400d)", "1d to 366d")]
    [InlineData("calendar: { periods: [7d, 1w] }", "calendar.periods", "named twice (7d)", "once")]
    [InlineData("calendar: { periods: [90d, 365d] }", "calendar.periods", "two seasons (90d and 365d)", "Keep one period longer than 31d")]
    [InlineData("calendar: { periods: [1d, 7d, 30d] }", "calendar.periods", "windows of 30d hold no whole number of 7d", "works is 28d instead of 30d")]
    [InlineData("calendar: { holidays: nowhere.csv }", "calendar.holidays", "no such file (nowhere.csv)", "one date a line")]
    [InlineData("after_promotion: { watch: 1d }", "after_promotion.watch", "too short to tell chance from a worse version (1d)", "works is 2d")]
    [InlineData("after_promotion: { on_worse: rollback }", "after_promotion.on_worse", "no such value (rollback)", "Did you mean roll_back?")]
    public void A_wrong_key_is_named_with_its_line_and_remedy(string line, string key, string problem, string remedy)
    {
        ModelFault fault = Sample.FaultOf(line);

        Assert.Equal((8, key), (fault.Line, fault.Key));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model: flight-delay\n", "", 1, "model", "missing")]
    [InlineData("flight-delay", "flight delay", 1, "model", "not such a name (flight delay)")]
    [InlineData("flight-delay", "42", 1, "model", "a number stands where text belongs (42)")]
    [InlineData("task: binary\n", "", 1, "task", "missing")]
    [InlineData("task: binary", "task: multiclass", 2, "label.classes", "fewer than two classes")]
    [InlineData("columns: { time: date, id: flight }\n", "", 1, "columns", "missing")]
    [InlineData("time: date, ", "", 3, "columns.time", "missing")]
    [InlineData(", id: flight", "", 3, "columns.id", "missing")]
    [InlineData("id: flight", "id: date", 3, "columns.id", "the column of columns.time too (date)")]
    [InlineData("id: flight", "id: flight, entity: late", 3, "columns.entity", "the label's column (late)")]
    [InlineData("id: flight", "id: true", 3, "columns.id", "true or false stands where text belongs (true)")]
    [InlineData("name: distance, ", "", 5, "features[0].name", "missing")]
    [InlineData("name: origin", "name: distance", 6, "features[1].name", "a feature declared twice (distance)")]
    [InlineData("name: origin", "name: late", 6, "features[1].name", "the label is among the features (late)")]
    [InlineData("name: origin", "name: flight", 6, "features[1].name", "the column of columns.id too (flight)")]
    [InlineData("type: categorical", "type: text", 6, "features[1].type", "no such value (text)")]
    [InlineData("- { name: origin, type: categorical }", "- origin", 6, "features[1]", "a single value (origin) stands where")]
    [InlineData("name: late, ", "", 7, "label.name", "missing")]
    [InlineData("matures_after: 1d", "absent_means: 0.5", 7, "label.absent_means", "no label (0.5)")]
    public void A_wrong_signature_is_refused(string replaced, string by, int line, string key, string problem)
    {
        ModelFault fault = Sample.FaultOf(replaced, by);

        Assert.Equal((line, key), (fault.Line, fault.Key));
        Assert.Contains(problem, fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_needs_a_feature()
    {
        int start = Sample.Least.IndexOf("features", StringComparison.Ordinal);
        string features = Sample.Least[start..Sample.Least.IndexOf("label", StringComparison.Ordinal)];

        Assert.Equal("no feature (empty list)", Sample.FaultOf(features, "features: []\n").Problem);
        Assert.Equal("missing", Sample.FaultOf(features, "").Problem);
    }

    [Fact]
    public void A_default_stage_that_ends_before_labels_mature_is_refused_too()
    {
        IReadOnlyList<ModelFault> faults = Sample.FaultsOf(Sample.Least.Replace("1d", "30d", StringComparison.Ordinal));

        Assert.Equal(["rollout[].shadow.at_most", "rollout[].split.at_most"], faults.Select(fault => fault.Key));
        Assert.All(faults, fault => Assert.Equal(7, fault.Line));
        Assert.Equal(["The least that works is 31d", "The least that works is 32d"], faults.Select(fault => fault.Remedy.Split(',')[0]));
    }

    [Fact]
    public void A_budget_pays_for_at_least_one_retrain()
    {
        ModelFault fault = Sample.FaultOf("costs: { loss: 0.1, retrain: 25 }\nretrain: { budget: { limit: 20 } }");

        Assert.Equal((9, "retrain.budget.limit", "The least that works is 25."), (fault.Line, fault.Key, fault.Remedy));
    }

    [Fact]
    public void A_sliding_window_is_kept_whole()
    {
        ModelFault fault = Sample.FaultOf("train: { window: { sliding: 42d } }\nlog: { retain: 45d }");

        Assert.Equal((9, "log.retain"), (fault.Line, fault.Key));
        Assert.StartsWith("The least that works is 46d: the sliding window", fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bounded_metric_cannot_drop_by_one()
    {
        ModelFault fault = Sample.FaultOf("metric: brier\nretrain: { when: { performance: { drop: 1.5 } } }");

        Assert.Equal("a difference that brier cannot reach (1.5)", fault.Problem);
    }
}
