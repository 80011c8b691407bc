/**
 * What the tests of every module share: real servers ({@link dev.kith.test.RealInfrastructure}), callers ({@link
 * dev.kith.test.Identities}), the check of answers against a service's specification ({@link dev.kith.test.OpenApi}),
 * the search for what should be gone ({@link dev.kith.test.DatabaseSearch}) and the rules of the house ({@link
 * dev.kith.test.HouseRules}).
 */
@NullMarked
package dev.kith.test;

import org.jspecify.annotations.NullMarked;
