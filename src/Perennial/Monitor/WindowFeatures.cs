using Perennial.Log;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Monitor;

/// <summary>The inputs of a version in a window, whatever the log calls them now.</summary>
internal static class WindowFeatures
{
    /// <summary>The columns of a signature, in its order; what is not logged any more is missing.</summary>
    public static FeatureTable Of(IWindow window, IReadOnlyList<FeatureDeclaration> signature)
    {
        var wanted = signature.Select(feature => feature.Name).ToHashSet(StringComparer.Ordinal);
        FeatureDeclaration[] there = [.. window.Features.Where(feature => wanted.Contains(feature.Name))];
        return FeatureTable.Of(there, window.Rows, window.Numbers, window.Texts).For(signature);
    }
}
