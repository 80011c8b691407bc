/**
 * What the tests of every module share: real servers ({@link dev.kith.test.RealInfrastructure}), callers
 * ({@link dev.kith.test.Identities}, {@link dev.kith.test.client.HttpApi}), the check of answers against a service's
 * specification ({@link dev.kith.test.OpenApi}), what lies on Kafka ({@link dev.kith.test.topic.Topic}), a look into
 * the database ({@link dev.kith.test.DatabaseSearch}, {@link dev.kith.test.DatabaseActivity},
 * {@link dev.kith.test.QueryPlan}) and the rules of the house ({@link dev.kith.test.HouseRules},
 * {@link dev.kith.test.StoreRules}, {@link dev.kith.test.NoCallRules}).
 */
@NullMarked
package dev.kith.test;

import org.jspecify.annotations.NullMarked;
