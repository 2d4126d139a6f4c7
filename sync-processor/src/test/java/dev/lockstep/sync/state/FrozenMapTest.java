package dev.lockstep.sync.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FrozenMapTest {

  private final TreeMap<String, Integer> source = new TreeMap<>();

  FrozenMapTest() {
    source.put("b", 2);
    source.put("a", 1);
    source.put("c", 3);
  }

  @Test
  void whatChangesAfterwardsIsNotInIt() {
    SortedMap<String, Integer> frozen = FrozenMap.of(source);

    source.put("d", 4);
    source.remove("a");

    assertThat(frozen).containsExactlyEntriesOf(new TreeMap<>(frozen)).hasSize(3);
    assertThat(frozen.keySet()).containsExactly("a", "b", "c");
    assertThat(frozen.get("a")).isEqualTo(1);
    assertThat(frozen.get("d")).isNull();
    assertThat(frozen.firstKey()).isEqualTo("a");
    assertThat(frozen.lastKey()).isEqualTo("c");
  }

  @Test
  void nobodyChangesIt() {
    SortedMap<String, Integer> frozen = FrozenMap.of(source);

    assertThatThrownBy(() -> frozen.put("d", 4)).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.entrySet().iterator().next().setValue(5))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> frozen.headMap("b").clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void itEqualsAnyMapThatHoldsTheSame() {
    assertThat(FrozenMap.of(source)).isEqualTo(source).hasSameHashCodeAs(source);
    assertThat(source).isEqualTo(FrozenMap.of(source));
  }

  @Test
  void whatIsFrozenIsNotCopiedAgain() {
    SortedMap<String, Integer> frozen = FrozenMap.of(source);

    assertThat(FrozenMap.of(frozen)).isSameAs(frozen);
  }
}
