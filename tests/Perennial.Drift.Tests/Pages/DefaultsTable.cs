using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Perennial.Drift.Tests.Pages;

/// <summary>The defaults of a family: settings of its option records, and optional parameters of its public methods.</summary>
internal static class DefaultsTable
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(IReadOnlyList<string> families)
    {
        var rows = families.SelectMany(family => typeof(TestResult).Assembly.GetExportedTypes().Where(type => type.Namespace == $"Perennial.Drift.{family}"))
            .OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(Rows)
            .GroupBy(row => row.Where).Select(row => $"| `{row.Key}` | {string.Join(", ", row.SelectMany(one => one.Settings).Distinct())} |");
        return string.Join('\n', ["| where | defaults |", "|---|---|", .. rows, ""]);
    }

    private static IEnumerable<(string Where, IReadOnlyList<string> Settings)> Rows(Type type)
    {
        if (type.Name.EndsWith("Options", StringComparison.Ordinal) && type.GetConstructor([]) is { } make)
        {
            yield return (type.Name, [.. type.GetProperties(Own).Where(IsSetting).Select(setting => Said(setting.Name, setting.GetValue(make.Invoke([]))))]);
        }

        foreach (var method in type.GetMembers(Own).OfType<MethodBase>().OrderBy(method => method.Name, StringComparer.Ordinal))
        {
            string[] said = [.. method.GetParameters().Where(one => one.HasDefaultValue && one.Name != "options").Select(one => Said(one.Name!, Value(one)))];
            if (said.Length > 0 && !Attribute.IsDefined(method, typeof(CompilerGeneratedAttribute)))
            {
                yield return (method.IsConstructor ? type.Name : $"{type.Name}.{method.Name}", said);
            }
        }
    }

    private static bool IsSetting(PropertyInfo property) => property.CanWrite && !property.GetMethod!.IsStatic;

    private static string Said(string name, object? value) => $"`{name}` {Text(value)}";

    // An enumeration's default is told as its number.
    private static object? Value(ParameterInfo parameter) => parameter.DefaultValue is { } value && parameter.ParameterType.IsEnum
        ? Enum.ToObject(parameter.ParameterType, value)
        : parameter.DefaultValue;

    private static string Text(object? value) => value switch
    {
        null => "none",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        bool answer => answer ? "yes" : "no",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable many and not string => string.Join(" and ", many.Cast<object>()),
        _ => value.ToString()!,
    };
}
