using Perennial.Decide;
using Perennial.Log;
using Perennial.Terms;
using Perennial.Tests.Decide;
using Perennial.Tests.Monitor;
using Perennial.Train;

namespace Perennial.Tests.Train;

/// <summary>The champion knows the days 0 to 10; a thousand labelled rows a day.</summary>
public sealed class RecipesTests
{
    private static readonly DateTimeOffset To = GivenCohorts.At(31);

    [Fact]
    public void From_scratch_on_everything_is_the_plain_recipe() => Assert.Equal(Recipe.Plain, Of(TrainingStrategy.Full, TrainingWindow.Expanding));

    [Fact]
    public void What_is_left_open_is_from_scratch_on_everything_until_something_was_tried() =>
        Assert.Equal(Recipe.Plain, Of(TrainingStrategy.Auto, TrainingWindow.Auto));

    [Fact]
    public void Learning_on_takes_the_new_rows_and_a_quarter_as_many_of_the_known_ones()
    {
        var recipe = Of(TrainingStrategy.Incremental, TrainingWindow.Expanding);
        Assert.Equal((TrainingStrategy.Incremental, 1), (recipe.Strategy, recipe.Parent));
        Assert.Equal(new Thinning(GivenCohorts.At(11), Math.Round(0.25 * 20 / 11, 6)), recipe.Rehearsed);
    }

    [Fact]
    public void Where_fewer_rows_are_known_than_wanted_all_of_them_are_taken() => Assert.Null(
        Of(TrainingStrategy.FineTune, TrainingWindow.Expanding, GivenEvidence.Calm().Declared(model => model with { Train = model.Train with { Rehearsal = 5 } })).Rehearsed);

    [Fact]
    public void Rows_since_a_change_begin_on_its_day()
    {
        var recipe = Of(TrainingStrategy.Full, TrainingWindow.SinceChange, Changed);
        Assert.Equal((TrainingWindow.SinceChange, GivenCohorts.Day(22)), (recipe.Window, recipe.Change));
        Assert.Equal(GivenCohorts.At(22), Recipes.From(GivenEvidence.Model, recipe, GivenCohorts.At(0), To));
    }

    [Fact]
    public void Too_few_rows_since_a_change_are_no_beginning() => Assert.Equal(
        Recipe.Plain, Of(TrainingStrategy.Full, TrainingWindow.SinceChange, Changed.Declared(model => model with { Train = model.Train with { MinimumRows = 9_001 } })));

    [Theory]
    [InlineData("another trainer")]
    [InlineData("another signature")]
    [InlineData("from elsewhere")]
    [InlineData("knows everything")]
    [InlineData("grown too often")]
    public void Nobody_learns_on_from_a_champion_that_cannot_be_gone_on_from(string why)
    {
        var calm = GivenEvidence.Calm();
        var champion = GivenEvidence.Version(1, GivenEvidence.TrainingRows, 11, 14);
        var changed = why switch
        {
            "another trainer" => champion with { Trainer = "linear" },
            "another signature" => champion with { Features = [new FeatureDeclaration("other", FeatureType.Numeric)] },
            "from elsewhere" => champion with { Flavour = "onnx" },
            "knows everything" => champion with { TrainedTo = To },
            _ => champion with { Strategy = TrainingStrategy.Incremental, Parent = 2 },
        };
        var chain = Enumerable.Range(2, Recipes.MostGenerations).Select(number => GivenEvidence.Version(number, 1, 5, 14) with
        {
            Strategy = number <= Recipes.MostGenerations ? TrainingStrategy.Incremental : null, Parent = number + 1,
        });
        var evidence = calm with { Registry = calm.Registry with { Versions = [changed, .. chain] } };
        Assert.Equal(Recipe.Plain, Of(TrainingStrategy.Incremental, TrainingWindow.Expanding, evidence));
    }

    [Fact]
    public void All_that_can_be_done_is_a_candidate_once()
    {
        var open = Changed.Declared(model => model with { Train = model.Train with { Strategy = TrainingStrategy.Auto, Window = TrainingWindow.Auto } });
        var words = Recipes.Candidates(open.Registry, open.Log, open.Monitor, GivenCohorts.At(0), To, 3).Select(recipe => recipe.Words).ToList();
        Assert.Equal(
            ["full", $"full since the change of {GivenCohorts.Day(22):yyyy-MM-dd}", "incremental from version 1", $"incremental from version 1 since the change of {GivenCohorts.Day(22):yyyy-MM-dd}",
                "fine-tuning of version 1", $"fine-tuning of version 1 since the change of {GivenCohorts.Day(22):yyyy-MM-dd}", "full on the newest 15 days", "full on the newest 7 days"],
            words);
    }

    [Fact]
    public void What_is_declared_leaves_one_candidate() =>
        Assert.Equal([Recipe.Plain], Recipes.Candidates(GivenEvidence.Calm().Registry, LogState.Start, GivenEvidence.Calm().Monitor, GivenCohorts.At(0), To, 3));

    [Fact]
    public void Drawn_parameters_are_tried_with_the_first_way_beside_those_of_the_file()
    {
        var tuned = GivenEvidence.Calm().Declared(model => model with
        {
            Train = model.Train with { Tune = new TuneOptions { Trials = 2, Of = new Dictionary<string, TuneRange> { ["learning_rate"] = new(0.01, 0.3, false) } } },
        });
        var candidates = Recipes.Candidates(tuned.Registry, LogState.Start, tuned.Monitor, GivenCohorts.At(0), To, 3);
        Assert.Equal([Recipe.Plain, Recipe.Plain, Recipe.Plain], candidates.Select(one => one with { Parameters = null }));
        Assert.Null(candidates[0].Parameters);
        Assert.All(candidates.Skip(1), one => Assert.Matches("^full with learning_rate [0-9.]+$", one.Words));
    }

    private static Evidence Changed { get; } = GivenEvidence.Calm(champion: day => (day < 22 ? 0.5 : 0.7) + (day * 7 % 5 * 0.004));

    private static Recipe Of(TrainingStrategy strategy, TrainingWindow window, Evidence? evidence = null)
    {
        evidence ??= GivenEvidence.Calm();
        return Recipes.Of(evidence.Registry, evidence.Log, evidence.Monitor, strategy, window, To);
    }
}
