namespace Perennial.Drift.Streaming;

/// <summary>Deviations in standard deviations. Values that never varied have no unit: any other value is then very far, not infinitely.</summary>
internal static class Standardized
{
    private const double Farthest = 1e9;

    public static double Of(double difference, double standardDeviation) =>
        difference == 0 ? 0 : Math.Clamp(difference / standardDeviation, -Farthest, Farthest);
}
