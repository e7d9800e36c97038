using System.Text.Json;

namespace Perennial.Proofs;

/// <summary>A single row of the sample as a request of the Open Inference Protocol.</summary>
public static class SpeedBody
{
    /// <summary>The JSON.</summary>
    public static string Of(ReplayedSample sample) => JsonSerializer.Serialize(new
    {
        inputs = sample.Model.Features.Select((feature, place) => new
        {
            name = feature.Name,
            shape = new[] { 1 },
            datatype = sample.Requests[0].Features[place] is string ? "BYTES" : "FP64",
            data = new[] { sample.Requests[0].Features[place] },
        }),
    });
}
