package sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {
  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "null", "true", "-0.5", "12.5e-1", "[1,2,[3]]", "{\"a\":{\"b\":[]}}", "\"ü \\\" \\\\ \\n \\u0041\"", " [ 1 , 2 ] "})
  void readsJson(String text) {
    Object value = Json.read(text);
    assertEquals(value, Json.read(JsonText.of(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,]", "{\"a\":1,}", "{a:1}", "01", "1.", "+1", "nul", "\"a", "\"\\x\"", "\"\\u12\"", "[1] 2", "{\"a\":1,\"a\":2}", "\"a\nb\"", "1e999", "'a'", "NaN"})
  void refusesWhatIsNoJson(String text) {
    assertThrows(Refused.class, () -> Json.read(text));
  }

  @Test
  void boundsTheDepth() {
    assertEquals(List.of(), deepest(Json.read("[".repeat(64) + "]".repeat(64))));
    assertThrows(Refused.class, () -> Json.read("[".repeat(65) + "]".repeat(65)));
  }

  private static Object deepest(Object value) {
    return value instanceof List && !((List<?>) value).isEmpty() ? deepest(((List<?>) value).get(0)) : value;
  }

  @Test
  void saysWhereAnErrorIs() {
    assertEquals("line 2, column 8 has the key \"a\" for the second time", assertThrows(Refused.class, () -> Json.read("{\"a\":1,\n  \"a\" : 2}")).getMessage());
  }

  @Test
  void writesNumbersAsPeopleDo() {
    assertEquals("[1048576,12.5,null,[1,2]]", JsonText.of(java.util.Arrays.asList(1048576.0, 12.5, null, new int[] {1, 2})));
    assertEquals("\"\\u0001\\n\\\\\"", JsonText.of("\u0001\n\\"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "'topics':[{'name':'a','partitions':0,'replicationFactor':1}] | declaration.topics[0].partitions is 0, but must be a whole number of at least 1",
    "'topics':[{'name':'a','partitions':1,'replicas':1}] | declaration.topics[0] has the field \"replicas\"",
    "'topics':[{'name':'a','partitions':1,'replicationFactor':1},{'name':'a','partitions':1,'replicationFactor':1}] | topic a is declared twice",
    "'topics':[{'name':'a','partitions':1,'replicationFactor':1}],'retiredTopics':['a'] | topic a is both declared and retired",
    "'topics':[{'name':'_record','partitions':1,'replicationFactor':1}] | topic _record is declared, but it is the record's own",
    "'retiredTopics':['_record'] | topic _record is retired, but the record is kept in it",
    "'users':[{'name':'a','mechanisms':['PLAIN'],'passwordFile':'/a'}] | must be SCRAM-SHA-256 or SCRAM-SHA-512",
    "'users':[{'name':'a','mechanisms':[],'passwordFile':'/a'}] | must be at least one mechanism",
    "'principals':['User:a'],'acls':[{'principal':'User:a','operations':['ANY'],'resource':'TOPIC','name':'x'}] | operations is \"ANY\"",
    "'principals':['User:a'],'acls':[{'principal':'User:a','operations':['FLY'],'resource':'TOPIC','name':'x'}] | operations is \"FLY\"",
    "'principals':['User:a'],'acls':[{'principal':'User:a','operations':['READ'],'resource':'TOPIC','name':'x','pattern':'MATCH'}] | LITERAL or PREFIXED",
    "'acls':[{'principal':'User:a','operations':['READ'],'resource':'TOPIC','name':'x'}] | an ACL of User:a is declared, but the principal is not among",
    "'quotas':[{'limits':{}}] | a quota needs an entity",
    "'quotas':[{'user':'a','limits':{'x':'1'}}] | limits[\"x\"] is \"1\", but must be a number",
    "'quotas':[{'user':'a','limits':{}}],'retiredQuotas':[{'user':'a'}] | is both declared and retired",
    "'brokers':0 | the key \"brokers\" for the second time",
    "'settings':{'a':1} | declaration.settings[\"a\"] is 1, but must be a text",
  })
  void refusesADeclaration(String fields, String message) {
    String found = assertThrows(Refused.class, () -> Run.declaration(fields.trim())).getMessage();
    assertTrue(found.contains(message.trim()), found);
  }

  @Test
  void refusesAnotherForm() {
    assertThrows(Refused.class, () -> Declaration.read("{\"version\":2,\"brokers\":1,\"record\":{\"topic\":\"a\",\"replicationFactor\":1}}"));
  }

  @Test
  void splitsRequestsByTheirWeight() {
    List<Request.Item<Integer, Integer>> items = new ArrayList<>();
    for (int i = 0; i < 3; i++) items.add(new Request.Item<>(new Difference("topic", "" + i, "", null, null), i, i, Request.MAX_WEIGHT / 2));
    items.add(new Request.Item<>(new Difference("topic", "3", "", null, null), 3, 3, Request.MAX_WEIGHT + 1));
    List<Integer> sizes = new ArrayList<>();
    for (Request request : Request.batched(items, batch -> {
      Map<Integer, KafkaFuture<Void>> answers = new java.util.HashMap<>();
      batch.keySet().forEach(key -> answers.put(key, KafkaFuture.completedFuture(null)));
      return answers;
    })) sizes.add(request.send().size());
    assertEquals(List.of(2, 1, 1), sizes);
  }

  @Test
  void refusesAWrongCommandLine() {
    assertEquals("\"fly\" is no command", assertThrows(Refused.class, () -> new Options("fly")).getMessage().split("\n")[0]);
    assertEquals("apply needs a file", assertThrows(Refused.class, () -> new Options("apply")).getMessage().split("\n")[0]);
    assertEquals("observe takes no file", assertThrows(Refused.class, () -> new Options("observe", "x")).getMessage().split("\n")[0]);
    assertEquals("--deadline is soon, but must be a number of seconds",
        assertThrows(Refused.class, () -> new Options("observe", "--deadline", "soon").deadline()).getMessage().split("\n")[0]);
    assertThrows(Refused.class, () -> new Options("observe", "--bootstrap"));
    assertEquals(1200, new Options("apply", "x").deadline().toSeconds());
    assertEquals(7, new Options("apply", "x", "--deadline", "7").deadline().toSeconds());
  }
}
