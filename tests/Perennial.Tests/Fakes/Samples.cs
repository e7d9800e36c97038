using System.Collections;
using System.Reflection;
using Perennial.Registry;
using Perennial.Terms;

namespace Perennial.Tests.Fakes;

/// <summary>Values of any record, filled in by reflection: every member is there, and none has its default.</summary>
internal static class Samples
{
    /// <summary>All kinds of facts.</summary>
    public static IEnumerable<Type> FactTypes { get; } = [.. typeof(IFact).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<JournaledAttribute>() is not null).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>A fact of a kind.</summary>
    public static IFact Fact(Type type) => (IFact)Of(type)!;

    /// <summary>A version for tests that serve.</summary>
    public static ModelVersion Version(int number, Digest artifact) => new()
    {
        Number = number,
        Artifact = artifact,
        Dataset = Digest.None,
        Run = number,
        Trigger = "first",
        Trainer = "counting",
        TrainingRows = 100,
        TrainedFrom = World.Day(0),
        TrainedTo = World.Day(4),
        JudgedTo = World.Day(6),
        AsOf = 100,
        Cost = 20,
        Features = Declared.Model.Features,
    };

    private static object? Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetValues(type).GetValue(1)
            : Simple(type) ?? (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) ? Many(type) : Record(type));
    }

    private static object? Simple(Type type) => type switch
    {
        _ when type == typeof(string) => "some \"text\", ü",
        _ when type == typeof(bool) => true,
        _ when type == typeof(int) => 7,
        _ when type == typeof(long) => 9_007_199_254_740_993,
        _ when type == typeof(double) => 0.1 + 0.2,
        _ when type == typeof(DateTimeOffset) => World.Day(3).AddTicks(1),
        _ when type == typeof(DateOnly) => new DateOnly(2024, 2, 29),
        _ when type == typeof(TimeSpan) => new TimeSpan(1, 2, 3, 4, 5),
        _ when type == typeof(Digest) => Digest.Of("digest"u8),
        _ => null,
    };

    private static object Many(Type type)
    {
        var item = type.GetGenericArguments();
        var items = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item[^1]))!;
        items.Add(Of(item[^1]));
        if (item.Length == 1)
        {
            return items;
        }

        var named = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(item))!;
        named.Add("name", items[0]);
        return named;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).FirstOrDefault();
        var made = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(one => one.CanWrite))
        {
            property.SetValue(made, Of(property.PropertyType));
        }

        return made;
    }
}
