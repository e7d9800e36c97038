using System.Globalization;
using System.Text.Json;
using Perennial.Adapters.Flavours;
using Perennial.Adapters.LightGbm;
using Perennial.Adapters.Linear;
using Perennial.Adapters.Processes;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Adapters.Onnx;

/// <summary>The built-in trainer <c>onnx-head</c>: the body of a network stays as it is, its last layer is fitted to the rows.</summary>
/// <remarks>
/// A ridge holds the layer to the weights that it had: those of the network in <c>network</c> for <c>full</c>, else the parent's. They are written over the
/// old ones in the file, so that no other byte of it changes. The same rows, parameters and network give the same bytes.
/// </remarks>
/// <param name="folder">The folder, laid out by the trainer contract.</param>
/// <param name="output">Takes lines of JSON: progress from 0 to 1.</param>
public sealed class OnnxHeadTraining(TrainerFolder folder, TextWriter output)
{
    private const int LookedAtRows = 1_000;

    /// <summary>Trains, and writes <c>model/model.onnx</c>, <c>model/model.json</c> and <c>output/data/metrics.json</c>.</summary>
    /// <exception cref="FaultException">A parameter, the network or the rows are not what it can take.</exception>
    public void Run()
    {
        TrainingRequest request = TrainingRequest.Read(folder);
        LinearParameters parameters = new LinearParameters(HyperParameters.Read(folder), "network", "ridge", "iterations").Checked(Trainers.OnnxHead);
        string network = Network(request, parameters);
        byte[] file = File.ReadAllBytes(network);
        ArtifactDescription description = Description(request, network);
        TrainingTable table = new TrainingTableReader(folder, request).Read();
        FeatureDeclaration[] features = [.. request.Features.Select(feature => new FeatureDeclaration(feature.Name, feature.Type == "numeric" ? FeatureType.Numeric : FeatureType.Categorical))];
        using var body = new OnnxBody(file, features, description);
        LinearLoss loss = Loss(request, body, file, Rows(table, features), table, parameters.Number("ridge", 1e-3, 1e-12));
        double[] weights = TruncatedNewton.Solve(loss, (int)parameters.Number("iterations", 50, 1), Tell);
        body.Head.Write(file, weights);
        Write(file, description, new LinearMetrics(table.Rows, loss.Mean(loss.Start), loss.Mean(body.Head.Read(file))));
    }

    private static LinearLoss Loss(TrainingRequest request, OnnxBody body, byte[] file, FeatureTable rows, TrainingTable table, double ridge)
    {
        OnnxHead head = body.Head;
        (double[] given, double[] sums, double[] answers) = body.Run(rows);
        if (given.Length != rows.Rows * head.Width || sums.Length != rows.Rows * head.Outputs)
        {
            throw new FaultException($"The network's last layer '{head.Output}' takes {given.Length / rows.Rows} numbers of a row, and its weights are for {head.Width}. Export it so that the layer takes a matrix [rows, {head.Width}].");
        }

        var matrix = new RowMatrix(rows.Rows, head.Width, head.Width, given, null);
        Demand(matrix, head, head.Read(file), sums);
        int looked = Math.Min(LookedAtRows, rows.Rows);
        LinkKind link = OnnxLink.Of(request, head.Outputs, sums[..(looked * head.Outputs)], answers[..(looked * (answers.Length / rows.Rows))]);
        double total = table.Weights?.Sum(weight => (double)weight) ?? rows.Rows;
        return new LinearLoss(matrix, table.Labels, table.Weights, link, head.Read(file)) { Ridge = ridge * total, InterceptRidge = ridge * total, MovesIntercepts = head.Bias is not null };
    }

    /// <summary>What was found must give what the network gives: that matters more than what its operations are called.</summary>
    private static void Demand(RowMatrix matrix, OnnxHead head, double[] weights, double[] sums)
    {
        double[] computed = new double[matrix.Rows];
        for (int one = 0; one < head.Outputs; one++)
        {
            matrix.Multiply(weights.AsSpan(one * (head.Width + 1), head.Width + 1), computed);
            if (!OnnxLink.Same([.. sums.Where((_, at) => at % head.Outputs == one)], computed))
            {
                throw new FaultException($"The network's last layer '{head.Output}' gives other numbers than its weights and bias make of what goes into it. Export the network again, or train it by a command.");
            }
        }
    }

    /// <summary>The file to start from.</summary>
    private string Network(TrainingRequest request, LinearParameters parameters)
    {
        if (request.Strategy != "full")
        {
            string parent = Path.Combine(folder.ModelChannel, OnnxFlavour.File);
            return File.Exists(parent) ? parent : throw new FaultException($"The version to go on from holds no {OnnxFlavour.File}. Register a network (perennial register --artifact model.onnx), or train from one: strategy full with the parameter network.");
        }

        string named = parameters.Text("network") ?? throw new FaultException(
            "Nothing says which network to fit. Give train.parameters: { network: /full/path/of/model.onnx }, or register a network as the champion and use strategy: fine-tune.");
        string file = Directory.Exists(named) ? Path.Combine(named, OnnxFlavour.File) : named;
        return Path.IsPathFullyQualified(file) && File.Exists(file) ? file : throw new FaultException(
            $"Parameter 'network' is '{named}', and no such file can be read. Give the full path of an ONNX file, or of a folder that holds {OnnxFlavour.File} and its model.json.");
    }

    private static ArtifactDescription Description(TrainingRequest request, string network)
    {
        string beside = Path.Combine(Path.GetDirectoryName(network)!, ArtifactDescription.File);
        if (File.Exists(beside))
        {
            ArtifactDescription told = ContractFile.Read(beside, FlavoursJson.Default.ArtifactDescription);
            return told.Features.Select(feature => (feature.Name, feature.Type)).SequenceEqual(request.Features.Select(feature => (feature.Name, feature.Type))) ? told : throw new FaultException(
                $"The network's model.json is for the features [{string.Join(", ", told.Features.Select(feature => $"{feature.Name} {feature.Type}"))}], and the model declares [{string.Join(", ", request.Features.Select(feature => $"{feature.Name} {feature.Type}"))}]. Declare those, or export the network for these.");
        }

        return new ArtifactDescription(Registry.Flavours.Onnx, [.. request.Features.Select(feature => new ArtifactFeature(feature.Name, feature.Type))], request.Task, request.Task == "multiclass" ? request.Classes : 1)
        {
            Model = OnnxFlavour.File,
        };
    }

    private static FeatureTable Rows(TrainingTable table, FeatureDeclaration[] features) => new(table.Rows, [.. features.Select((feature, column) =>
    {
        double[] values = table.Values.AsSpan(column * table.Rows, table.Rows).ToArray();
        return table.Features[column].Categories is { } categories
            ? (Array)Array.ConvertAll(values, code => double.IsNaN(code) ? null : categories[(int)code])
            : values;
    })]) { Features = features };

    private void Tell(int step)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $$"""{"progress": {{1 - (1.0 / (1 + step)):0.####}}}"""));
        output.Flush();
    }

    private void Write(byte[] file, ArtifactDescription description, LinearMetrics metrics)
    {
        Directory.CreateDirectory(folder.Model);
        Directory.CreateDirectory(folder.OutputData);
        File.WriteAllBytes(Path.Combine(folder.Model, OnnxFlavour.File), file);
        File.WriteAllText(Path.Combine(folder.Model, ArtifactDescription.File), JsonSerializer.Serialize(description, FlavoursJson.Default.ArtifactDescription));
        File.WriteAllText(folder.Metrics, JsonSerializer.Serialize(metrics, LinearJson.Default.LinearMetrics));
    }
}
