package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Category names, without order and without doubles. A {@code ;} in a name becomes a comma. */
public record Categories(@JsonValue List<String> names) {

  /** No category. */
  public static final Categories NONE = new Categories(List.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Categories {
    names = names.isEmpty() ? List.of() : List.copyOf(normalised(names));
  }

  private static Collection<String> normalised(List<String> raw) {
    return raw.stream()
        .map(name -> new Text(name).singleLine().replace(';', ',').strip())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
