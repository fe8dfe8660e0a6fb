package sluice.admin;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.QuorumInfo;

/** The metadata quorum, as its leader sees it. A cluster that ZooKeeper coordinates has none. */
final class ObserveQuorum {
  private final Admin admin;
  private final Newer newer;

  ObserveQuorum(Admin admin, Newer newer) {
    this.admin = admin;
    this.newer = newer;
  }

  Map<String, Object> view() {
    QuorumInfo quorum = Answers.of(admin.describeMetadataQuorum().quorumInfo());
    return JsonText.fields("leader", quorum.leaderId(), "leaderEpoch", quorum.leaderEpoch(), "highWatermark", quorum.highWatermark(),
        "voters", states(quorum.voters()), "observers", states(quorum.observers()));
  }

  private List<Map<String, Object>> states(List<QuorumInfo.ReplicaState> states) {
    return states.stream().map(state -> JsonText.fields("id", state.replicaId(), "directoryId", newer.directoryId(state), "logEndOffset",
        state.logEndOffset(), "lastFetchMs", time(state.lastFetchTimestamp()), "lastCaughtUpMs", time(state.lastCaughtUpTimestamp())))
        .collect(Collectors.toList());
  }

  /** The leader's clock; null is a voter that has not fetched yet. */
  private static Long time(OptionalLong time) {
    return time.isPresent() && time.getAsLong() >= 0 ? time.getAsLong() : null;
  }
}
