namespace Perennial.Monitor;

/// <summary>Counts what serving takes, where it serves. A replay has none: what it counted would differ from run to run.</summary>
public interface IServingMeter
{
    /// <summary>All that happened since the measurement with a number, which is the newest that was recorded.</summary>
    /// <remarks>Nothing is lost when what is returned is not recorded: asked with the same number again, it returns that and what came since.</remarks>
    /// <param name="model">The model.</param>
    /// <param name="after">The number of the newest recorded measurement; 0 before the first.</param>
    /// <param name="now">The turn's time: where the measurement ends.</param>
    /// <returns>The measurement with the next number; with no version in it when nothing was asked.</returns>
    ServingMeasurement Read(string model, long after, DateTimeOffset now);
}
