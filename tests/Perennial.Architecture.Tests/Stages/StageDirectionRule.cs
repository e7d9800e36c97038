using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using Compiled = ArchUnitNET.Domain.Architecture;

namespace Perennial.Architecture.Tests.Stages;

/// <summary>
/// A type uses only types of its own stage and of the stages to the left. Read from the compiled assembly: fields, signatures,
/// bodies, lambdas and type arguments count. What the compiler erases, a const or a nameof, is not seen.
/// </summary>
internal static class StageDirectionRule
{
    /// <param name="compiled">The assembly as ArchUnitNET reads it.</param>
    /// <param name="root">The namespace above the stages; its own types stand after the last stage.</param>
    /// <param name="stages">The order.</param>
    public static Examination Check(Compiled compiled, string root, IReadOnlyList<string> stages)
    {
        var placed = compiled.Types.Where(type => Place(type, root, stages) >= 0).ToList();
        return Examination.Of(placed, type => Backward(type, root, stages));
    }

    /// <summary>How many types the assembly holds in <paramref name="stage"/>.</summary>
    public static int Count(Compiled compiled, string root, string stage) =>
        compiled.Types.Count(type => Place(type, root, [stage]) == 0);

    private static IEnumerable<Finding> Backward(IType type, string root, IReadOnlyList<string> stages)
    {
        var place = Place(type, root, stages);
        return type.GetTypeDependencies().Where(used => Place(used, root, stages) > place).Select(used => used.FullName).Distinct()
            .Select(used => new Finding(type.FullName, 0, $"uses {used}, which stands to its right."));
    }

    private static int Place(IType type, string root, IReadOnlyList<string> stages)
    {
        var space = type.Namespace?.FullName ?? string.Empty;
        if (space == root)
        {
            return stages.Count;
        }

        var below = space.StartsWith(root + ".", StringComparison.Ordinal) ? space[(root.Length + 1)..].Split('.')[0] : string.Empty;
        return stages.ToList().IndexOf(below);
    }
}
