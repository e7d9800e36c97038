using System.Runtime.InteropServices;
using System.Text.Json;

namespace Perennial.App.Tests.Api.Inference;

[Collection(Tests.Commands.CommandLine.Turns)]
public sealed partial class TreeScoreTests
{
    private const int Float64 = 1;
    private const int Normal = 0;

    [Fact]
    public async Task Scores_of_trees_that_were_trained_here_are_those_of_LightGBMs_own_predict()
    {
        await using var server = await LiveServer.StartAsync();
        await server.TurnAsync();
        double[] asked = [.. Enumerable.Range(0, 300).Select(row => row * 6.37)];
        var body = JsonSerializer.Serialize(new { inputs = new[] { new { name = "distance", shape = new[] { asked.Length }, datatype = "FP64", data = asked } } });
        var answer = await server.PostAsync("/v2/models/parcels/infer", body);
        Assert.True(answer.Status == 200, answer.Body.ToString());
        var trees = Directory.EnumerateFiles(Path.Combine(server.House.Data, "runs"), "model.txt", SearchOption.AllDirectories).Single(file => file.Contains("/1/", StringComparison.Ordinal));
        var expected = Predict(await File.ReadAllTextAsync(trees, TestContext.Current.CancellationToken), asked);
        Assert.Equal(expected, answer.Body.GetProperty("outputs")[0].GetProperty("data").EnumerateArray().Select(one => one.GetDouble()));
        Assert.True(expected.Distinct().Count() > 3, "the trees tell nothing apart");
    }

    private static double[] Predict(string trees, double[] rows)
    {
        Assert.Equal(0, Load(trees, out _, out var booster));
        try
        {
            var scores = new double[rows.Length];
            Assert.Equal(0, Predict(booster, rows, Float64, rows.Length, 1, 1, Normal, 0, -1, "num_threads=1", out _, scores));
            return scores;
        }
        finally
        {
            _ = Free(booster);
        }
    }

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Load(string model, out int iterations, out nint booster);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Predict(
        nint booster, [In] double[] data, int dataType, int rows, int columns, int isRowMajor, int predictType, int start, int iterations, string parameters, out long length, [Out] double[] results);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterFree")]
    private static partial int Free(nint booster);
}
