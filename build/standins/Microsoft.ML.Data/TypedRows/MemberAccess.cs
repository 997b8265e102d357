using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.ML.Data;

/// <summary>Compiled reading and writing of members.</summary>
internal static class MemberAccess
{
    public static Func<TRow, TMember> Reader<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        return Expression.Lambda<Func<TRow, TMember>>(Expression.MakeMemberAccess(row, member), row).Compile();
    }

    /// <summary>Null for a property without a public getter.</summary>
    public static Func<TRow, TMember> ReaderOrNull<TRow, TMember>(MemberInfo member)
        => member is PropertyInfo property && property.GetGetMethod() is null ? null : Reader<TRow, TMember>(member);

    public static Action<TRow, TMember> Writer<TRow, TMember>(MemberInfo member)
    {
        ParameterExpression row = Expression.Parameter(typeof(TRow));
        ParameterExpression value = Expression.Parameter(typeof(TMember));
        return Expression.Lambda<Action<TRow, TMember>>(Expression.Assign(Expression.MakeMemberAccess(row, member), value), row, value).Compile();
    }
}
