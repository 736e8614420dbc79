internal import CGDAL
@testable internal import PlanData
internal import RuleDSL
internal import Testing

struct GDALTests {
  @Test("没有装 GDAL 时说要装什么")
  func missingLibrary() {
    #expect(throws: TableFailure.libraryMissing(name: "GDAL", package: "libgdal32")) {
      try GDALLibrary(names: ["libgdal-that-nobody-has.so"])
    }
    let problem = PlanDataProblem(
      TableFailure.libraryMissing(name: "GDAL", package: "libgdal32").kind,
      file: "units.xlsx"
    )
    #expect(problem.message.chinese == "units.xlsx：读这种文件需要 GDAL，本机没有装")
    #expect(problem.remedy.english == "run apt-get install libgdal32, or save the table as CSV")
  }
}
