import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import scala.jdk.javaapi.CollectionConverters;

/** Reaches members by name, public or not, of Java classes and of Scala objects. */
final class Reflection {
  static boolean exists(String className) {
    return Reflection.class.getClassLoader().getResource(className.replace('.', '/') + ".class") != null;
  }

  /** The first method without arguments, or constant, of these names in the first of these classes that has one. */
  static Object member(List<String> classes, String... names) throws Exception {
    for (String className : classes) {
      if (!exists(className)) continue;
      Class<?> type = Class.forName(className);
      for (String name : names) {
        for (Method method : type.getDeclaredMethods()) {
          if (!named(method.getName(), name) || method.getParameterCount() > 0) continue;
          method.setAccessible(true);
          return method.invoke(Modifier.isStatic(method.getModifiers()) ? null : type.getField("MODULE$").get(null));
        }
        for (Field field : type.getDeclaredFields()) if (named(field.getName(), name)) return read(field, null);
      }
    }
    throw new IllegalStateException("none of " + List.of(names) + " in " + classes + ": teach the reader where this Kafka keeps it");
  }

  /** Scala hides a private member of a companion object behind `package$Class$$`. */
  private static boolean named(String found, String wanted) {
    return found.equals(wanted) || found.endsWith("$$" + wanted);
  }

  static Object field(Object owner, String name) throws Exception {
    return read(owner.getClass().getDeclaredField(name), owner);
  }

  private static Object read(Field field, Object owner) throws Exception {
    field.setAccessible(true);
    return field.get(owner);
  }

  static Set<String> strings(Object javaOrScalaSet) {
    Collection<?> values = javaOrScalaSet instanceof scala.collection.Iterable<?> scala
        ? CollectionConverters.asJavaCollection(scala)
        : (Collection<?>) javaOrScalaSet;
    Set<String> found = new TreeSet<>();
    for (Object value : values) found.add((String) value);
    return found;
  }
}
