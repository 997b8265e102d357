namespace Microsoft.ML.GanRefinement.Trainers;

/// <summary>Marks an option that a model file keeps but that decides none of its numbers, so that a resumed training may have
/// another.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IgnoredOnResumeAttribute : Attribute;
