using Perennial.Adapters.Processes;
using Perennial.Adapters.Tests.Linear;
using Perennial.Adapters.Tests.Processes;
using Perennial.Terms;
using Perennial.Train;

namespace Perennial.Adapters.Tests.Onnx;

/// <summary>Networks that torch made, whose last layer follows new rows, and those whose last layer cannot.</summary>
public sealed class OnnxHeadTrainingTests : IDisposable
{
    private readonly HeadStand _stand = new();

    public void Dispose() => _stand.Dispose();

    [Theory]
    [InlineData("sigmoid", 2)]
    [InlineData("sigmoid-opset9", 2)]
    [InlineData("both-sides", 2)]
    [InlineData("no-bias", 1)]
    public void The_loss_on_new_rows_falls_and_only_the_last_layer_changes(string name, int tensors)
    {
        string before = HeadStand.Network(name), after = _stand.Train(before);

        Assert.True(_stand.Loss(before, HeadStand.Old) < 0.1);
        Assert.True(_stand.Loss(after, HeadStand.New) < _stand.Loss(before, HeadStand.New) / 3, $"{_stand.Loss(after, HeadStand.New)} after {_stand.Loss(before, HeadStand.New)}");
        Assert.Equal(tensors, OnlyHeadChanged(before, after));
    }

    [Fact]
    public void Classes_follow_new_rows()
    {
        const string Moved = "CASE WHEN x + y > 1.5 THEN 2 WHEN x + y > 0.9 THEN 1 ELSE 0 END";
        string before = HeadStand.Network("softmax"), after = _stand.Train(before, Moved, "multiclass", 3);
        double Right(string network) => _stand.Answers(network, TaskKind.Multiclass, ["low", "middle", "high"]).Chunk(3).Select((answer, row) => Array.IndexOf(answer, answer.Max()) == Class(row) ? 1.0 : 0).Average();

        Assert.True(Right(after) > Right(before) + 0.1, $"{Right(after)} after {Right(before)}");
        Assert.Equal(2, OnlyHeadChanged(before, after));
    }

    [Fact]
    public void Numbers_follow_new_rows()
    {
        string before = HeadStand.Network("number"), after = _stand.Train(before, "5 * (x + y) + 3", "regression");
        double Error(string network) => _stand.Answers(network, TaskKind.Regression).Select((answer, row) => Math.Abs(answer - (5 * Sum(row)) - 3)).Average();

        Assert.True(Error(after) < 0.3 && Error(before) > 1, $"{Error(after)} after {Error(before)}");
        Assert.Equal(2, OnlyHeadChanged(before, after));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes_and_a_strong_ridge_leaves_the_layer_as_it_was()
    {
        string network = HeadStand.Network("sigmoid");
        Assert.Equal(File.ReadAllBytes(_stand.Train(network)), File.ReadAllBytes(_stand.Train(network)));

        string held = _stand.Train(network, parameters: new() { ["network"] = network, ["ridge"] = "1e9" });
        Assert.Equal(_stand.Loss(network, HeadStand.New), _stand.Loss(held, HeadStand.New), 1e-4);
    }

    [Theory]
    [InlineData("incremental")]
    [InlineData("fine-tune")]
    public void It_goes_on_from_its_parents_layer(string strategy)
    {
        string parent = _stand.Train(HeadStand.Network("sigmoid"));
        string child = _stand.Train(parent, HeadStand.New, strategy: strategy, rows: 30);

        Assert.True(_stand.Loss(child, HeadStand.New) < _stand.Loss(HeadStand.Network("sigmoid"), HeadStand.New) / 3);
        Assert.Equal(2, OnlyHeadChanged(HeadStand.Network("sigmoid"), child));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_layer_is_found_in_every_form_that_exporters_give_it(string form, byte[] network)
    {
        string before = _stand.Given(network), after = _stand.Train(before);

        Assert.True(_stand.Loss(after, HeadStand.New) < _stand.Loss(before, HeadStand.New) - 0.1, form);
        Assert.Equal(network.Length, File.ReadAllBytes(after).Length);
        Assert.InRange(network.Zip(File.ReadAllBytes(after)).Count(pair => pair.First != pair.Second), 1, 16);
    }

    public static TheoryData<string, byte[]> Forms() => new()
    {
        { "Gemm", HeadGraph.Of([HeadGraph.Gemm(1, 1, 0)], HeadGraph.Weight(3, 1)) },
        { "Gemm, transposed", HeadGraph.Of([HeadGraph.Gemm(1, 1, 1)], HeadGraph.Weight(1, 3)) },
        { "Gemm, scaled", HeadGraph.Of([HeadGraph.Gemm(0.5f, 0.25f, 0)], HeadGraph.Weight(3, 1)) },
        { "float_data", HeadGraph.Of([HeadGraph.Gemm(1, 1, 0)], HeadGraph.Packed(3, 1)) },
        { "MatMul and bias", HeadGraph.Of([HeadGraph.Node("MatMul", ["features", "w"], "p"), HeadGraph.Node("Add", ["p", "b"], "sums")], HeadGraph.Weight(3, 1)) },
        { "bias first", HeadGraph.Of([HeadGraph.Node("MatMul", ["features", "w"], "p"), HeadGraph.Node("Add", ["b", "p"], "sums")], HeadGraph.Weight(3, 1)) },
        { "a constant node", HeadGraph.Of([HeadGraph.Constant(3, 1), HeadGraph.Gemm(1, 1, 0)], null) },
    };

    [Theory]
    [InlineData("temperature", "between its last layer and its answer stands Div")]
    [InlineData("clipped", "between its last layer and its answer stands Clip")]
    [InlineData("tanh", "between its last layer and its answer stands Tanh")]
    [InlineData("wide-and-deep", "adds several parts, of which none is a bias")]
    [InlineData("tied", "of its last layer is not a constant, but computed")]
    [InlineData("logits", "the sums of its last layer, with 1 sums, and the task is binary. Allowed: a sigmoid")]
    public void A_layer_that_cannot_be_fitted_alone_is_refused_with_the_reason(string name, string says) => Assert.Contains(says, _stand.RefusalOf(HeadStand.Network(name)));

    [Fact]
    public void An_answer_of_another_task_is_refused()
    {
        Assert.Contains("the logarithm of a softmax of its last layer", _stand.RefusalOf(HeadStand.Network("log-softmax"), "multiclass", 3, "1"));
        Assert.Contains("the softmax of its last layer, with 3 sums, and the task is multiclass", _stand.RefusalOf(HeadStand.Network("softmax"), "multiclass", 4, "1"));
        Assert.Contains("the sigmoid of its last layer, with 1 sums, and the task is regression", _stand.RefusalOf(HeadStand.Network("sigmoid"), "regression"));
    }

    [Fact]
    public void Weights_that_are_used_twice_or_elsewhere_are_refused()
    {
        Assert.Contains("the weight 'w' of its last layer is used elsewhere too (tied weights)", _stand.RefusalOf(
            HeadGraph.Of([HeadGraph.Gemm(1, 1, 0)], HeadGraph.Weight(3, 1), HeadGraph.Node("Identity", ["w"], "copy"))));
        Assert.Contains("Weights must be inside the file", _stand.RefusalOf(HeadGraph.Of([HeadGraph.Gemm(1, 1, 0)], HeadGraph.External())));
        Assert.StartsWith("The network is no ONNX file", _stand.RefusalOf([1, 2, 3]));
    }

    [Fact]
    public void A_network_that_is_not_there_or_not_named_is_told()
    {
        Assert.StartsWith("Nothing says which network to fit.", _stand.RefusalOf("", parameters: []));
        Assert.StartsWith("Parameter 'network' is 'model.onnx', and no such file can be read.", _stand.RefusalOf("", parameters: new() { ["network"] = "model.onnx" }));
        Assert.StartsWith("The trainer onnx-head has no parameter 'rate'.", _stand.RefusalOf("", parameters: new() { ["rate"] = "1" }));
    }

    [Fact]
    public async Task The_process_that_production_uses_does_the_same()
    {
        using var trainers = new TrainerStand();
        using ProcessTrainer trainer = trainers.Trainer();
        TrainingJob job = TrainerStand.Job("onnx-head") with
        {
            Features = HeadStand.Features,
            Parameters = new Dictionary<string, string> { ["network"] = HeadStand.Network("sigmoid") },
            WriteRows = TaskRows.Of(1_000, ("x", "(row * 7919 % 1000) / 1000.0::DOUBLE"), ("y", "(row * 104729 % 1000) / 1000.0::DOUBLE"), ("z", "(row * 1299709 % 1000) / 1000.0::DOUBLE"), ("late", $"({HeadStand.New})::DOUBLE")),
        };
        Assert.IsType<TrainingResult.Finished>(await TrainerStand.EndOf(trainer, job));

        Assert.Equal(File.ReadAllBytes(_stand.Train(HeadStand.Network("sigmoid"))), File.ReadAllBytes(Path.Combine(trainers.Attempt(1).Model, "model.onnx")));
    }

    private static double Sum(int row) => ((row * 7_919L % 1_000) + (row * 104_729L % 1_000)) / 1_000.0;

    private static int Class(int row) => Sum(row) > 1.5 ? 2 : Sum(row) > 0.9 ? 1 : 0;

    /// <summary>How many tensors changed, all of them of the last layer; no byte outside of them did.</summary>
    private static int OnlyHeadChanged(string before, string after)
    {
        (byte[] first, byte[] second) = (File.ReadAllBytes(before), File.ReadAllBytes(after));
        (SortedDictionary<string, byte[]> old, SortedDictionary<string, byte[]> now) = (WireTensors.Of(first), WireTensors.Of(second));
        Assert.Equal(old.Keys, now.Keys);
        Assert.True(old.Count >= 5);
        string[] changed = [.. old.Keys.Where(name => !old[name].SequenceEqual(now[name]))];
        string[] head = [.. old.Keys.Where(name => name.StartsWith("head", StringComparison.Ordinal) || name.StartsWith("onnx::MatMul", StringComparison.Ordinal))];
        Assert.Subset(head.ToHashSet(StringComparer.Ordinal), changed.ToHashSet(StringComparer.Ordinal));
        Assert.Equal(first.Length, second.Length);
        Assert.InRange(first.Zip(second).Count(pair => pair.First != pair.Second), 1, changed.Sum(name => old[name].Length));
        return changed.Length;
    }
}
