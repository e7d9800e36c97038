using Perennial.Adapters.Flavours;
using Perennial.Adapters.Tests.Conformance;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Tests.Commands;

/// <summary>A scorer written in sed: the answer is x, and one half where that is missing.</summary>
public sealed class CommandFlavourTests : PredictorConformance
{
    public CommandFlavourTests() => Allow("[/bin/sed, -E, 's/.*\"x\": ([^,}]*).*/\\1/; s/null/0.5/']");

    /// <summary>Each starts a program.</summary>
    protected override int Callers => 24;

    protected override Digest Make(ArtifactPacker packer) => packer.Command(Model, "scorer", null);

    [Fact]
    public void It_answers_as_its_program_does()
    {
        using IPredictor predictor = Load();
        Assert.Equal([0.25], predictor.Score([0.25, 1.0]));
        Assert.Equal([0.5], predictor.Score([null, null]));
    }

    [Fact]
    public void What_was_registered_with_it_is_beside_it()
    {
        File.WriteAllText(Folder.At("answer.txt"), "0.75\n");
        Allow("[/bin/sh, -c, 'while read row; do cat $MODEL_DIR/answer.txt; done']");
        Digest artifact = new ArtifactPacker(Blobs).Command(Model, "scorer", Folder.At("answer.txt"));
        using IPredictor predictor = new FlavourPredictorSource(Blobs, Scorers.List).Load(artifact, Model.Features);
        Assert.Equal([0.75, 0.75], predictor.Score(Table(2)));
    }

    [Fact]
    public void What_nobody_allowed_is_not_started()
    {
        Digest artifact = Make(new ArtifactPacker(Blobs));
        File.Delete(Scorers.File);
        var fault = Assert.Throws<FaultException>(() => new FlavourPredictorSource(Blobs, Scorers.List).Load(artifact, Model.Features));
        Assert.Contains("The scorer 'scorer' may not be started", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[/bin/sh, -c, 'echo 0.5']", "answered 1 of 4 rows")]
    [InlineData("[/bin/sh, -c, 'echo no tree >&2; exit 3']", "ended with code 3. It said: no tree")]
    [InlineData("[/bin/sh, -c, 'kill -9 $$']", "was killed by signal 9")]
    [InlineData("[/nowhere/at/all]", "ended with code 127")]
    [InlineData("[/bin/sed, 's/.*/[0.1, 0.9]/']", "An answer is a number")]
    public void A_scorer_that_fails_is_told_and_nothing_of_it_is_left(string command, string says)
    {
        Allow(command);
        using IPredictor predictor = Load();
        Assert.Contains(says, Assert.Throws<FaultException>(() => predictor.Score(Table(4))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Folder.Root, "score-*"));
    }

    private void Allow(string command) => File.WriteAllText(Scorers.File, $"scorers:\n  scorer: {command}\n");
}
