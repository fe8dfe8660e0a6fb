package sluice.admin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DeleteAclsResult.FilterResult;
import org.apache.kafka.clients.admin.DeleteAclsResult.FilterResults;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/** ACLs of the declared principals: all they have are declared. Those of other principals are left alone. */
final class Acls implements Kind {
  private final Admin admin;
  private final Declaration declaration;

  Acls(Admin admin, Declaration declaration) {
    this.admin = admin;
    this.declaration = declaration;
  }

  @Override
  public String name() {
    return "ACLs";
  }

  @Override
  public Findings look() {
    Findings found = new Findings();
    found.declared = declaration.acls.size();
    if (declaration.principals.isEmpty()) return found; // a cluster without an authorizer refuses even to list them
    Set<AclBinding> live = new LinkedHashSet<>(Answers.of(admin.describeAcls(AclBindingFilter.ANY).values()));
    List<Request.Item<AclBinding, AclBinding>> add = new ArrayList<>();
    List<Request.Item<AclBindingFilter, AclBinding>> remove = new ArrayList<>();
    for (AclBinding acl : declaration.acls) {
      if (!live.contains(acl)) add.add(new Request.Item<>(new Difference("acl", text(acl), "added (was not there)", text(acl), null), acl, acl, 1));
    }
    for (AclBinding acl : live) {
      if (declaration.acls.contains(acl)) continue;
      if (!declaration.principals.contains(acl.entry().principal())) found.undeclared("acl", text(acl));
      else if (acl.isUnknown()) found.unread.add("acl " + text(acl) + ": the Kafka client of this image is older than one of its words");
      else remove.add(new Request.Item<>(new Difference("acl", text(acl), "removed (was there)", null, text(acl)), acl.toFilter(), acl, 1));
    }
    found.requests.addAll(Request.batched(add, batch -> admin.createAcls(batch.keySet()).values()));
    found.requests.addAll(Request.batched(remove, batch -> removed(admin.deleteAcls(batch.keySet()).values())));
    return found;
  }

  private static Map<AclBindingFilter, KafkaFuture<?>> removed(Map<AclBindingFilter, KafkaFuture<FilterResults>> answers) {
    Map<AclBindingFilter, KafkaFuture<?>> result = new LinkedHashMap<>();
    answers.forEach((filter, answer) -> result.put(filter, answer.thenApply(Acls::firstError)));
    return result;
  }

  private static Void firstError(FilterResults results) {
    for (FilterResult result : results.values()) if (result.exception() != null) throw result.exception();
    return null;
  }

  /** An ACL in one line: who, from where, may or may not, what, on what. */
  private static String text(AclBinding acl) {
    return acl.entry().principal() + " from " + acl.entry().host() + " " + acl.entry().permissionType() + " " + acl.entry().operation() + " on "
        + acl.pattern().resourceType() + " " + acl.pattern().patternType() + " " + acl.pattern().name();
  }
}
