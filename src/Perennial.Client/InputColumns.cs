using System.ComponentModel.DataAnnotations.Schema;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Perennial.Client.Wire;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.Client;

/// <summary>Reads requests from objects of a type: a property brings the column of its name in snake_case, or that its <see cref="ColumnAttribute"/> names.</summary>
/// <typeparam name="T">What an application knows of a request.</typeparam>
internal sealed class InputColumns<T>
{
    private readonly Func<T, object?>?[] features;
    private readonly Func<T, object?>? id;
    private readonly Func<T, object?>? time;
    private readonly Func<T, object?>? entity;

    /// <param name="model">What a request brings.</param>
    /// <exception cref="FaultException">The type brings none of it, or has a property that cannot be a feature.</exception>
    public InputColumns(ServedModel model)
    {
        Model = model;
        var properties = typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(one => one.CanRead && one.GetIndexParameters().Length == 0)
            .ToDictionary(one => one.GetCustomAttribute<ColumnAttribute>()?.Name ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(one.Name), StringComparer.Ordinal);
        features = [.. model.Columns.Select(column => Getter(properties, column.Name, column.Type == "numeric" ? Numeric : Categorical))];
        (id, time, entity) = (Getter(properties, model.Id, Categorical), Getter(properties, model.Time, one => one), Getter(properties, model.Entity, Categorical));
        if (Array.TrueForAll(features, one => one is null))
        {
            throw new FaultException($"{typeof(T).Name} has no property for any column of '{model.Model}': {string.Join(", ", model.Columns.Select(column => column.Name))}. Name them so, or with [Column(\"...\")].");
        }
    }

    /// <summary>What a request brings.</summary>
    public ServedModel Model { get; }

    /// <summary>The request of an object; a column that it does not bring is missing.</summary>
    public Request Read(T input, Func<string> newId, DateTimeOffset now) => new(
        id?.Invoke(input) as string is { Length: > 0 } named ? named : newId(),
        time?.Invoke(input) switch { DateTimeOffset at => at.ToUniversalTime(), DateTime { Kind: not DateTimeKind.Unspecified } at => at.ToUniversalTime(), DateTime at => new DateTimeOffset(at, TimeSpan.Zero), _ => now },
        entity?.Invoke(input) as string,
        Array.ConvertAll(features, feature => feature?.Invoke(input)));

    private static Func<T, object?>? Getter(Dictionary<string, PropertyInfo> properties, string? column, Func<object, object?> convert)
    {
        if (column is null || !properties.TryGetValue(column, out var property))
        {
            return null;
        }

        var input = Expression.Parameter(typeof(T));
        var read = Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(input, property), typeof(object)), input).Compile();
        return one => read(one) is { } value ? convert(value) : null;
    }

    private static object? Numeric(object value) => value switch
    {
        bool truth => truth ? 1.0 : 0.0,
        IConvertible number and not string and not DateTime => number.ToDouble(CultureInfo.InvariantCulture) is var real && double.IsNaN(real) ? null : real,
        TimeSpan span => span.TotalSeconds,
        _ => throw new FaultException($"A {value.GetType().Name} is no number; a numeric column takes numbers and truths."),
    };

    private static object? Categorical(object value) => value is IFormattable text ? text.ToString(null, CultureInfo.InvariantCulture) : value.ToString();
}
