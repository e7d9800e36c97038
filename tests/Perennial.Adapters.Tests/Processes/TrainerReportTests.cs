using Perennial.Train;

namespace Perennial.Adapters.Tests.Processes;

public sealed class TrainerReportTests : IDisposable
{
    private readonly TrainerStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Fact]
    public async Task A_trainer_that_says_nothing_gives_no_report() => Assert.Null(await ReportOf("echo hello"));

    [Fact]
    public async Task Losses_are_read_in_order_also_where_JSON_has_no_word_for_them()
    {
        TrainingReport report = (await ReportOf("""
            echo '{"progress": 0.1, "loss": 0.7}'; echo 'loss: 3'; echo '{"progress": 0.2, "loss": NaN}'; echo '{"loss": -Infinity, "progress": 0.3}'
            echo '{"progress": 0.4, "loss": "inf"}'; echo '{"progress": 0.5, "loss": null}'; echo '{"progress": 1, "loss": 1e-3}'
            """))!;

        Assert.Equal([0.7, double.NaN, double.NegativeInfinity, double.PositiveInfinity, 0.001], report.Losses);
    }

    [Fact]
    public async Task Figures_are_read_as_Python_writes_them()
    {
        TrainingReport report = (await ReportOf("""echo '{"auc": 0.8, "f1": NaN, "name": "forest", "nested": {"x": 1}}' > $SM_OUTPUT_DATA_DIR/metrics.json"""))!;

        Assert.Equal([("auc", 0.8), ("f1", double.NaN)], report.Figures.Select(figure => (figure.Key, figure.Value)));
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1, 2]")]
    [InlineData("{\\\"a\\\": ")]
    public async Task Figures_that_cannot_be_read_are_none(string text) => Assert.Null(await ReportOf($"echo \"{text}\" > $SM_OUTPUT_DATA_DIR/metrics.json"));

    [Theory]
    [InlineData("score\\n0.25\\n0.5\\n", "predictions.csv")]
    [InlineData("0.25\\n0.5", "predictions.csv")]
    [InlineData("0.25\\n{\"answer\": 0.5}\\n", "predictions.ndjson")]
    [InlineData("[0.25]\\n{\"answer\": [0.5]}\\n", "predictions.ndjson")]
    public async Task Answers_are_read_from_either_file(string text, string file)
    {
        TrainingReport report = (await ReportOf($"printf '{text}' > $SM_OUTPUT_DATA_DIR/{file}"))!;

        Assert.Equal([[0.25], [0.5]], report.Answers);
    }

    [Fact]
    public async Task Answers_of_several_classes_stand_between_commas()
    {
        TrainingReport report = (await ReportOf("printf 'a,b\\n0.25,0.75\\n' > $SM_OUTPUT_DATA_DIR/predictions.csv"))!;

        Assert.Equal([[0.25, 0.75]], report.Answers);
    }

    [Fact]
    public async Task Of_many_answers_the_first_are_read()
    {
        TrainingReport report = (await ReportOf("seq 3000 > $SM_OUTPUT_DATA_DIR/predictions.csv"))!;

        Assert.Equal((TrainingReport.MostAnswers, 1.0), (report.Answers.Count, report.Answers[0][0]));
    }

    [Fact]
    public async Task Another_file_of_that_name_is_told_with_the_row_that_is_wrong()
    {
        TrainingReport report = (await ReportOf("printf 'id,score\\na,0.5\\n' > $SM_OUTPUT_DATA_DIR/predictions.csv"))!;

        Assert.StartsWith("row 1 of output/data/predictions.csv is 'a,0.5'. Write the answers alone", report.Unreadable);
    }

    [Theory]
    [InlineData("ln -s /etc/passwd $SM_OUTPUT_DATA_DIR/predictions.csv")]
    [InlineData("mkfifo $SM_OUTPUT_DATA_DIR/metrics.json")]
    [InlineData("head -c 3000000 /dev/urandom > $SM_OUTPUT_DATA_DIR/metrics.json")]
    public async Task What_is_no_plain_file_or_nonsense_is_not_followed(string script) => Assert.Null(await ReportOf(script));

    private async Task<TrainingReport?> ReportOf(string script)
    {
        using var trainer = _stand.Trainer($"echo x > $SM_MODEL_DIR/x\n{script}\n");
        return Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, TrainerStand.Job())).Report;
    }
}
