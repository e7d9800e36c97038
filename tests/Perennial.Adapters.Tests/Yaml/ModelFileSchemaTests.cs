using System.Text.Json;
using Perennial.Adapters.Yaml;

namespace Perennial.Adapters.Tests.Yaml;

public sealed class ModelFileSchemaTests
{
    [Fact]
    public void The_schema_in_the_repository_is_the_one_generated() =>
        RepositoryFile.AssertHolds(ModelFileSchema.Json(), "schemas", "model.schema.json");

    [Fact]
    public void Every_key_of_the_table_is_in_the_schema_with_its_meaning()
    {
        using JsonDocument schema = JsonDocument.Parse(ModelFileSchema.Json());

        Assert.True(ModelKeys.All.Count > 40);
        Assert.All(ModelKeys.All, key => Assert.Equal(key.Meaning, Find(schema.RootElement, key).GetProperty("description").GetString()));
    }

    private static JsonElement Find(JsonElement element, ModelKey key)
    {
        foreach (string part in key.Path.Split('.'))
        {
            element = element.TryGetProperty("anyOf", out JsonElement either) ? either[1] : element;
            element = element.GetProperty("properties").GetProperty(part.Replace("[]", "", StringComparison.Ordinal));
            element = part.EndsWith("[]", StringComparison.Ordinal) ? element.GetProperty("items") : element;
        }

        return element;
    }
}
