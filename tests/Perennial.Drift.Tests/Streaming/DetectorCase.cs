using System.Reflection;
using Perennial.Drift.Streaming;

namespace Perennial.Drift.Tests.Streaming;

/// <summary>Any detector of the library, made by its defaults; a reference, where it wants one, is of the stable part of the streams.</summary>
public sealed class DetectorCase(Type type)
{
    public Type Type => type;

    public static IEnumerable<DetectorCase> All => typeof(IStreamingDetector).Assembly.GetTypes()
        .Where(found => found is { IsAbstract: false, IsClass: true } && found.IsAssignableTo(typeof(IStreamingDetector)))
        .OrderBy(found => found.Name, StringComparer.Ordinal).Select(found => new DetectorCase(found));

    public IStreamingDetector New(Func<double, double>? unit = null)
    {
        var made = type.GetConstructors().Select(constructor => Made(constructor, unit ?? (value => value))).FirstOrDefault(one => one is not null);
        return made ?? throw new InvalidOperationException($"{type.Name} has no constructor of a reference or options that may be left out.");
    }

    public override string ToString() => type.Name;

    private static IStreamingDetector? Made(ConstructorInfo constructor, Func<double, double> unit)
    {
        var parameters = constructor.GetParameters();
        return parameters.All(parameter => parameter.IsOptional || parameter.ParameterType == typeof(IReadOnlyList<double>))
            ? (IStreamingDetector)constructor.Invoke([.. parameters.Select(parameter => parameter.IsOptional ? null : Reference(unit))])
            : null;
    }

    private static double[] Reference(Func<double, double> unit) => [.. DetectorStream.Stable(StreamInput.Number, 100, 400).Select(unit)];
}
